import { z } from 'zod';
import type { AccountId } from '../../../policy/ids.ts';
import { transaction } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { tokenOf } from '../../http/authentication.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import type { Services } from '../../services.ts';
import { ensureAccountWhollyWithinReach } from './account-reach.ts';
import { checkOwnPassword } from './change-password.ts';
import { countFailure } from './lockout.ts';
import { resetSecondFactor } from './recovery.ts';
import { enrolment, password, recoveryCodes, secondFactorCode, secondFactorState, tags } from './schema.ts';
import {
  acceptSecondFactor,
  beginEnrolment,
  confirmEnrolment,
  type Enrolment,
  getSecondFactor,
  readSecondFactor,
} from './second-factors.ts';
import { writeToldOnce } from './told-once.ts';

export function secondFactorRoutes(app: App): void {
  stateRoute(app);
  enrolmentRoute(app);
  confirmationRoute(app);
  resetRoute(app);
}

function stateRoute(app: App): void {
  app.get(
    '/api/v1/second-factor',
    {
      config: { access: 'signed-in', duringSetUp: true },
      schema: { tags, summary: '自己是否绑定了动态验证码', response: { 200: secondFactorState } },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const { enrolledAt, recoveryCodesLeft } = await getSecondFactor(db, actor.accountId);
        return { enrolledAt: enrolledAt?.toISOString() ?? null, recoveryCodesLeft };
      }),
  );
}

const enrolmentBody = z.strictObject({ password: password.min(1), code: secondFactorCode.optional() });

function enrolmentRoute(app: App): void {
  app.post(
    '/api/v1/second-factor/enrolments',
    {
      config: { access: 'signed-in', duringSetUp: true, limits: 'sign-in' },
      schema: {
        tags,
        summary: '开始绑定动态验证码；更换的须同时提供现在的验证码或恢复码',
        body: enrolmentBody,
        response: { 201: enrolment },
      },
    },
    async (request, reply) => {
      const begun = await read(request, (_db, occasion) => enrol(app.services, occasion, request.body));
      return reply.code(201).header('cache-control', 'no-store').send(begun);
    },
  );
}

/** A wrong password or code counts although the request fails, hence its own transactions. */
async function enrol(
  { db, secrets }: Services,
  occasion: Occasion,
  { password: entered, code }: z.infer<typeof enrolmentBody>,
): Promise<Enrolment> {
  const account = await checkOwnPassword(db, occasion, { password: entered, field: 'password' });
  const { enrolledAt } = await getSecondFactor(db, account.id);
  if (enrolledAt !== null && code === undefined) throw codeMissing();
  const begun = await transaction(db, async (tx) => {
    const offered = { secrets, accountId: account.id };
    const accepted =
      enrolledAt === null ||
      (await acceptSecondFactor(tx, occasion, { ...offered, code: readSecondFactor(code ?? '') }));
    const holder = { accountId: account.id, loginName: account.login_name };
    return accepted ? beginEnrolment(tx, occasion, secrets, holder) : undefined;
  });
  if (begun !== undefined) return begun;
  await transaction(db, (tx) => countFailure(tx, occasion, account.id));
  throw codeWrong();
}

function confirmationRoute(app: App): void {
  app.post(
    '/api/v1/second-factor/confirmation',
    {
      config: { access: 'signed-in', duringSetUp: true, limits: 'sign-in' },
      schema: {
        tags,
        summary: '用第一个验证码完成绑定，得到恢复码；其他会话随即退出',
        body: z.strictObject({ code: z.string().regex(/^\d{6}$/, '验证码为 6 位数字') }),
        response: { 201: recoveryCodes },
      },
    },
    async (request, reply) => {
      const token = tokenOf(request) ?? '';
      const { secret } = await writeToldOnce(request, reply, async (tx, occasion) => ({
        status: 201,
        body: {},
        secret: await confirmEnrolment(tx, occasion, app.services.secrets, { ...request.body, token }),
      }));
      return { recoveryCodes: secret };
    },
  );
}

function resetRoute(app: App): void {
  app.post(
    '/api/v1/accounts/:id/second-factor-resets',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '手机丢失：解除动态验证码，会话随即退出，登录后重新绑定',
        params: idParam,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const accountId = request.params.id as AccountId;
        await ensureAccountWhollyWithinReach(tx, occasion, accountId);
        await resetSecondFactor(tx, occasion, accountId);
        return { status: 204, body: null };
      }),
  );
}

const codeMissing = (): Failure =>
  new Failure('invalid', '更换动态验证码须提供现在的验证码或恢复码。', {
    remedy: '都没有的，请发放账号的管理员重置。',
    defects: [{ field: 'code', message: '没有填写验证码' }],
  });

const codeWrong = (): Failure =>
  new Failure('invalid', '现在的验证码或恢复码不正确，没有更改。', {
    remedy: '请等下一个验证码后重试；用过的不能再用。',
    defects: [{ field: 'code', message: '验证码不正确' }],
  });
