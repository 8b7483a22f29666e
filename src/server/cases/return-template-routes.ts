import { z } from 'zod';
import type { OrganisationId, ReturnTemplateId } from '../../policy/ids.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import {
  caseKind,
  changedReturnTemplate,
  newReturnTemplate,
  retiredTemplate,
  returnTemplate,
  templateOrder,
} from './return-template-schema.ts';
import {
  addTemplate,
  changeTemplate,
  ensureMayManageTemplates,
  orderTemplates,
  readReturnTemplates,
  retireTemplate,
} from './return-templates.ts';

const tags = ['退回模板'];
const config = { access: 'return-templates.manage' } as const;
const ofAuthority = '/api/v1/organisations/:id/return-templates';

export function returnTemplateRoutes(app: App): void {
  listRoute(app);
  addRoute(app);
  orderRoute(app);
  changeRoutes(app);
}

function listRoute(app: App): void {
  app.get(
    ofAuthority,
    {
      config,
      schema: {
        tags,
        summary: '一种事项可用的退回模板：本部门的在前，上级的在后',
        params: idParam,
        querystring: z.object({ kind: caseKind }),
        response: { 200: z.object({ items: z.array(returnTemplate) }) },
      },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const organisationId = request.params.id as OrganisationId;
        ensureMayManageTemplates(actor, organisationId);
        return { items: await readReturnTemplates(db, organisationId, request.query.kind) };
      }),
  );
}

function addRoute(app: App): void {
  app.post(
    ofAuthority,
    {
      config,
      schema: {
        tags,
        summary: '添加一条退回模板，下级也可使用',
        params: idParam,
        body: newReturnTemplate,
        response: { 201: z.object({ id: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const organisationId = request.params.id as OrganisationId;
        return { status: 201, body: { id: await addTemplate(tx, occasion, organisationId, request.body) } };
      }),
  );
}

function orderRoute(app: App): void {
  app.put(
    `${ofAuthority}/order`,
    {
      config,
      schema: {
        tags,
        summary: '调整本部门一种事项的退回模板的顺序',
        params: idParam,
        body: templateOrder,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await orderTemplates(tx, occasion, request.params.id as OrganisationId, request.body);
        return { status: 204, body: null };
      }),
  );
}

function changeRoutes(app: App): void {
  const params = idParam;
  const response = { 204: noContent };
  app.put(
    '/api/v1/return-templates/:id',
    { config, schema: { tags, summary: '修改一条退回模板', params, body: changedReturnTemplate, response } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await changeTemplate(tx, occasion, request.params.id as ReturnTemplateId, request.body);
        return { status: 204, body: null };
      }),
  );
  app.post(
    '/api/v1/return-templates/:id/retirement',
    { config, schema: { tags, summary: '停用一条退回模板', params, body: retiredTemplate, response } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { version } = request.body;
        await retireTemplate(tx, occasion, request.params.id as ReturnTemplateId, version);
        return { status: 204, body: null };
      }),
  );
}
