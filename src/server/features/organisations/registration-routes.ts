import { z } from 'zod';
import type { Actor } from '../../../policy/access/grants.ts';
import { line } from '../../../policy/form-parts.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { transaction } from '../../db/database.ts';
import { defectOf } from '../../errors.ts';
import { type AttemptLimits, admitAttempt } from '../../http/attempts.ts';
import type { App } from '../../http/fastify.ts';
import { aChallenge, proofOfWork } from '../../http/proof-of-work.ts';
import { idParam } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { loginName, password } from '../identity/schema.ts';
import { defect, registrationPage, registrationQuery, selfRegistration } from './registration-schema.ts';
import { listRegistrations, verifyRegistration } from './registrations.ts';
import { registerOrganisation } from './self-registration.ts';

const tags = ['自行登记'];
const PURPOSE = 'registration';

/** Some dozens of companies may share a building's address; thousands do not register on one day. */
const LIMITS: AttemptLimits = {
  purpose: PURPOSE,
  freePerHour: { address: 3, all: 30 },
  perDay: { address: 20, all: 2000 },
};

const RECEIVED =
  '现在可以用填写的账号名和密码登录。不能登录的，一种可能是账号名已被他人使用，换一个账号名重新登记即可；另一种可能是本单位此前已经登记，请使用已有的账号，账号无法使用的，持单位证明向所在地省级教育行政部门申请恢复。';

export function registrationRoutes(app: App): void {
  challengeRoute(app);
  registerRoute(app);
  listRoute(app);
  verificationRoute(app);
}

function challengeRoute(app: App): void {
  app.get(
    '/api/v1/proof-of-work',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '人机验证（工作量证明）的题目，20 分钟内有效，每题只能用一次',
        querystring: z.strictObject({ purpose: z.enum([PURPOSE]).default(PURPOSE) }),
        response: { 200: z.unknown().meta({ description: 'A challenge as the altcha widget takes it.' }) },
      },
    },
    (request, reply) => {
      reply.header('cache-control', 'no-store');
      return read(request, (db, occasion) => aChallenge(db, occasion, request.query.purpose));
    },
  );
}

function registerRoute(app: App): void {
  app.post(
    '/api/v1/registrations',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '应用提供者、平台运营单位、应用商店自行登记，同时建立第一个经办人账号',
        description:
          'The answer is the same whether or not the credit code or the login name is taken. 429 with a defect of proofOfWork: solve a challenge first.',
        body: selfRegistration.extend({
          loginName,
          password: password.min(1),
          proofOfWork: proofOfWork.optional(),
        }),
        response: { 202: z.object({ title: z.string(), next: z.string(), warnings: z.array(defect) }) },
      },
    },
    async (request, reply) => {
      const { proofOfWork: proof, ...registration } = request.body;
      await read(request, (_db, occasion) =>
        transaction(app.services.db, (tx) =>
          admitAttempt(tx, occasion, LIMITS, { address: request.ip, proof }),
        ),
      );
      return write(request, reply, async (tx, occasion) => {
        const warnings = await registerOrganisation(tx, occasion, registration);
        const body = { title: '登记信息已收到。', next: RECEIVED, warnings: warnings.map(defectOf) };
        return { status: 202, body };
      });
    },
  );
}

function listRoute(app: App): void {
  app.get(
    '/api/v1/registrations',
    {
      config: { access: 'registrations.verify' },
      schema: {
        tags,
        summary: '自行登记的单位，可只看尚未核验的',
        querystring: registrationQuery,
        response: { 200: registrationPage },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { verified, ...page } = request.query;
        const asked = { ...page, verified: verified === undefined ? undefined : verified === 'true' };
        const { items, next } = await listRegistrations(db, occasion, asked);
        const views = items.map((item) => ({
          ...item,
          warnings: [...item.warnings],
          registeredAt: item.registeredAt.toISOString(),
          verifiedAt: item.verifiedAt?.toISOString() ?? null,
        }));
        return { items: views, next };
      }),
  );
}

function verificationRoute(app: App): void {
  app.post(
    '/api/v1/registrations/:id/verification',
    {
      config: { access: 'registrations.verify' },
      schema: {
        tags,
        summary: '核验自行登记单位的证明；id 为机构编号',
        params: idParam,
        body: z.strictObject({ basis: line(200).min(1, '请写明核对了什么证明') }),
        response: { 201: z.object({ organisationId: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const id = request.params.id as OrganisationId;
        const authorityId = verifierOf(occasion.actor);
        await verifyRegistration(tx, occasion, id, { authorityId, basis: request.body.basis });
        return { status: 201, body: { organisationId: id } };
      }),
  );
}

/** The authority for which the actor verifies. */
function verifierOf({ memberships }: Actor): OrganisationId {
  const verifier = memberships.find(
    ({ role, level }) => role === 'officer' && (level === 'ministry' || level === 'province'),
  );
  if (verifier === undefined) throw new Error('only officers of the Ministry or a province verify');
  return verifier.organisationId;
}
