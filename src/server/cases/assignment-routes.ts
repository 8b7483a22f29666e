import { z } from 'zod';
import type { AccountId, CaseId, OrganisationId } from '../../policy/ids.ts';
import type { App } from '../http/fastify.ts';
import { idParam } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { assignCases, ensureMayAssignAt, handOver } from './assign-cases.ts';
import { readOfficers } from './officers.ts';

const tags = ['办件'];
const access = 'cases.assign';
const AT_ONCE = 1_000;

const key = z.int('应为编号').positive('应为编号');
const assignment = z.strictObject({
  cases: z
    .array(z.strictObject({ id: key, from: key.nullable() }))
    .min(1, '请至少选择一件')
    .max(AT_ONCE, `一次最多分配 ${AT_ONCE} 件`),
  to: key.nullable(),
});
const officer = z.object({ accountId: z.number(), loginName: z.string(), openCases: z.number() });

export function assignmentRoutes(app: App): void {
  officersRoute(app);
  assignRoute(app);
  handOverRoute(app);
}

function officersRoute(app: App): void {
  app.get(
    '/api/v1/organisations/:id/officers',
    {
      config: { access },
      schema: {
        tags,
        summary: '本部门的审核人员，及各自未办结的办件数',
        params: idParam,
        response: { 200: z.object({ items: z.array(officer) }) },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const organisationId = request.params.id as OrganisationId;
        ensureMayAssignAt(occasion, organisationId);
        return { items: await readOfficers(db, organisationId) };
      }),
  );
}

function assignRoute(app: App): void {
  app.post(
    '/api/v1/cases/assignments',
    {
      config: { access },
      schema: {
        tags,
        summary:
          '把办件分配给本部门的一名审核人员（to），或取消分配；from 为当前承办人，已被他人改动的不生效',
        body: assignment,
        response: { 201: z.object({ assigned: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const cases = request.body.cases.map(({ id, from }) => ({
          id: id as CaseId,
          from: from as AccountId | null,
        }));
        const to = request.body.to as AccountId | null;
        return { status: 201, body: { assigned: await assignCases(tx, occasion, { cases, to }) } };
      }),
  );
}

function handOverRoute(app: App): void {
  app.post(
    '/api/v1/organisations/:id/hand-overs',
    {
      config: { access },
      schema: {
        tags,
        summary: '把一名审核人员全部未办结的办件移交给另一名；to 为空则改为未分配',
        params: idParam,
        body: z.strictObject({ from: key, to: key.nullable() }),
        response: { 201: z.object({ handedOver: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const handedOver = await handOver(tx, occasion, {
          organisationId: request.params.id as OrganisationId,
          from: request.body.from as AccountId,
          to: request.body.to as AccountId | null,
        });
        return { status: 201, body: { handedOver } };
      }),
  );
}
