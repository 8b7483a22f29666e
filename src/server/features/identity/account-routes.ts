import { z } from 'zod';
import type { AccountId, MembershipId, OrganisationId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { ensureAccountWhollyWithinReach, ensureAccountWithinReach } from './account-reach.ts';
import { createAccount, endMembership, ensureMayManageAccounts, grantRole } from './accounts.ts';
import { listAccounts } from './list-accounts.ts';
import { issueLinkAgain, type OneTimeLink, redeemLink } from './one-time-links.ts';
import { setDisabled } from './recovery.ts';
import {
  accountPage,
  accountQuery,
  createdAccount,
  key,
  link,
  loginName,
  password,
  role,
  tags,
} from './schema.ts';

export function accountRoutes(app: App): void {
  listRoute(app);
  createRoute(app);
  membershipRoutes(app);
  disablingRoutes(app);
  linkRoutes(app);
}

function listRoute(app: App): void {
  app.get(
    '/api/v1/accounts',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '管辖范围内的账号与角色，不含个人信息',
        querystring: accountQuery,
        response: { 200: accountPage },
      },
    },
    (request) =>
      read(request, (db, { actor, now }) => {
        const organisationId = request.query.organisationId as OrganisationId | undefined;
        return listAccounts(db, actor, now, { ...request.query, organisationId });
      }),
  );
}

function createRoute(app: App): void {
  app.post(
    '/api/v1/accounts',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '开通账号，返回一次性链接',
        body: z.strictObject({ loginName, organisationId: key, role }),
        response: { 201: createdAccount },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const organisationId = request.body.organisationId as OrganisationId;
        await ensureMayManageAccounts(tx, occasion, organisationId);
        const { accountId, ...issued } = await createAccount(tx, occasion, {
          ...request.body,
          organisationId,
        });
        return { status: 201, body: { accountId, ...linkView(issued) } };
      }),
  );
}

function membershipRoutes(app: App): void {
  app.post(
    '/api/v1/memberships',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '给已有账号一个角色',
        body: z.strictObject({ accountId: key, organisationId: key, role }),
        response: { 201: z.object({ membershipId: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const accountId = request.body.accountId as AccountId;
        const organisationId = request.body.organisationId as OrganisationId;
        await ensureMayManageAccounts(tx, occasion, organisationId);
        await ensureAccountWithinReach(tx, occasion, accountId);
        const granted = { accountId, organisationId, role: request.body.role };
        return { status: 201, body: { membershipId: await grantRole(tx, occasion, granted) } };
      }),
  );
  app.post(
    '/api/v1/memberships/:id/end',
    {
      config: { access: 'accounts.manage' },
      schema: { tags, summary: '免去角色，立即生效', params: idParam, response: { 204: noContent } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await endMembership(tx, occasion, request.params.id as MembershipId);
        return { status: 204, body: null };
      }),
  );
}

function disablingRoutes(app: App): void {
  for (const [what, summary] of [
    ['disabling', '停用账号，立即生效'],
    ['enabling', '重新启用账号'],
  ] as const)
    app.post(
      `/api/v1/accounts/:id/${what}`,
      {
        config: { access: 'accounts.manage' },
        schema: { tags, summary, params: idParam, response: { 204: noContent } },
      },
      (request, reply) =>
        write(request, reply, async (tx, occasion) => {
          const accountId = request.params.id as AccountId;
          await ensureAccountWhollyWithinReach(tx, occasion, accountId);
          await setDisabled(tx, occasion, accountId, what === 'disabling');
          return { status: 204, body: null };
        }),
    );
}

function linkRoutes(app: App): void {
  app.post(
    '/api/v1/accounts/:id/one-time-links',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '重发一次性链接，供忘记密码的人重设密码',
        params: idParam,
        response: { 201: link },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const accountId = request.params.id as AccountId;
        await ensureAccountWhollyWithinReach(tx, occasion, accountId);
        return { status: 201, body: linkView(await issueLinkAgain(tx, occasion, accountId)) };
      }),
  );
  app.post(
    '/api/v1/one-time-links/redemption',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '用一次性链接设置密码',
        body: z.strictObject({ token: z.string().min(20).max(100), password }),
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await redeemLink(tx, occasion, request.body.token, request.body.password);
        return { status: 204, body: null };
      }),
  );
}

function linkView({ linkToken, expiresAt }: OneTimeLink): z.infer<typeof link> {
  return { linkToken, expiresAt: expiresAt.toISOString() };
}
