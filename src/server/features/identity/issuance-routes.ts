import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountId, JobId, OrganisationId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureAccountWhollyWithinReach } from './account-reach.ts';
import { issuance, issuanceCount, issuanceJob, previewQuery, sheetToken, slips } from './issuance-schema.ts';
import { countAsked, countSelected, findBelow, getSelected, type Issuance } from './issuance-selection.ts';
import type { Slip } from './issue-accounts.ts';
import { ISSUE_JOB, issueSelected } from './jobs.ts';
import { recoverAccount } from './recovery.ts';
import { tags } from './schema.ts';
import { fetchSheet, newSheetKey } from './sealed-sheets.ts';
import { sendSlips } from './send-slips.ts';
import { writeToldOnce } from './told-once.ts';

/** Above this a request answers 202 with a job. */
const AT_ONCE = 1_000;
const PRINTABLE = '请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。';

export function issuanceRoutes(app: App): void {
  previewRoute(app);
  issuanceRoute(app);
  sheetRoute(app);
  recoveryRoute(app);
}

function previewRoute(app: App): void {
  app.get(
    '/api/v1/account-issuances/count',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '下级中还没有账号（或账号尚未激活）的有多少',
        querystring: previewQuery,
        response: { 200: issuanceCount },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { below: organisationId, role, kind, again } = request.query;
        const below = { organisationId, ...(kind === undefined ? {} : { kinds: [kind] }) };
        const found = await findBelow(db, occasion, { role, below, again: again === 'true' });
        return { count: countSelected(found) };
      }),
  );
}

function issuanceRoute(app: App): void {
  app.post(
    '/api/v1/account-issuances',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '为一个机构或全部下级开通账号并发放激活码；超过 1000 个时转为后台任务',
        description: PRINTABLE,
        body: issuance,
        response: { 201: slips, 202: issuanceJob },
      },
    },
    (request, reply) =>
      countAsked(request.body) > AT_ONCE
        ? issueLater(app, request, reply, request.body)
        : issueNow(app, request, reply, request.body),
  );
}

async function issueNow(app: App, request: FastifyRequest, reply: FastifyReply, asked: Issuance) {
  const { secrets } = app.services;
  const { body, secret } = await writeToldOnce(request, reply, async (tx, occasion) => {
    const selected = await getSelected(tx, occasion, asked);
    const issued = await issueSelected(tx, occasion, secrets, { role: asked.role, selected });
    return { status: 201, body: { issued: issued.length }, secret: issued };
  });
  return sendSlips(request, reply, { ...body, slips: secret });
}

async function issueLater(app: App, request: FastifyRequest, reply: FastifyReply, asked: Issuance) {
  const { token, publicKey } = newSheetKey();
  const { body, secret } = await writeToldOnce(request, reply, async (tx, occasion) => {
    const total = countSelected(await getSelected(tx, occasion, asked));
    const jobId = await enqueue(app, { tx, occasion, total, request: { asked, publicKey } });
    const links = { progress: `/api/v1/jobs/${jobId}`, sheet: `/api/v1/activation-sheets/${jobId}/fetching` };
    return { status: 202, body: { jobId, ...links }, secret: token };
  });
  return { ...body, sheetToken: secret };
}

interface Enqueued {
  readonly tx: Tx;
  readonly occasion: Occasion;
  readonly total: number;
  readonly request: Readonly<Record<string, unknown>>;
}

async function enqueue(app: App, { tx, occasion, total, request }: Enqueued): Promise<JobId> {
  const { accountId } = occasion.actor;
  const jobId = await app.services.jobs.enqueue(tx, {
    kind: ISSUE_JOB,
    accountId,
    apiKeyId: occasion.actor.key?.id ?? null,
    organisationId: seatOf(occasion),
    request,
    total,
  });
  await record(tx, occasion, 'account', [
    { streamId: accountId, action: 'enqueue-account-issuance', body: { job: jobId, total } },
  ]);
  return jobId;
}

function seatOf({ actor }: Occasion): OrganisationId {
  const seat = actor.memberships.find(({ role }) => role === 'security-administrator');
  if (seat === undefined) throw new Error('only security administrators issue accounts');
  return seat.organisationId;
}

function sheetRoute(app: App): void {
  app.post(
    '/api/v1/activation-sheets/:id/fetching',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '取走后台任务发放的激活码，只能取一次，任务完成后一天内有效',
        description: PRINTABLE,
        params: idParam,
        body: sheetToken,
        response: { 201: slips },
      },
    },
    async (request, reply) => {
      const jobId = request.params.id as JobId;
      const { secret } = await writeToldOnce(request, reply, async (tx, occasion) => ({
        status: 201,
        body: {},
        secret: await fetchSheet(tx, occasion, { jobId, token: request.body.token }),
      }));
      return answerSlips(request, reply, secret);
    },
  );
}

function recoveryRoute(app: App): void {
  app.post(
    '/api/v1/accounts/:id/activation-codes',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '为已有账号发放新的激活码：旧密码、动态验证码、会话和旧码全部失效',
        description: PRINTABLE,
        params: idParam,
        response: { 201: slips },
      },
    },
    async (request, reply) => {
      const accountId = request.params.id as AccountId;
      const { secret } = await writeToldOnce(request, reply, async (tx, occasion) => {
        await ensureAccountWhollyWithinReach(tx, occasion, accountId);
        const issued = await recoverAccount(tx, occasion, app.services.secrets, accountId);
        return { status: 201, body: {}, secret: issued };
      });
      return answerSlips(request, reply, secret);
    },
  );
}

function answerSlips(request: FastifyRequest, reply: FastifyReply, told: readonly Slip[] | null) {
  return sendSlips(request, reply, { issued: told?.length ?? 0, slips: told });
}
