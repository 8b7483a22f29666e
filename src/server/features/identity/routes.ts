import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { MembershipId, OrganisationId } from '../../../policy/ids.ts';
import { SESSION_COOKIE, tokenOf } from '../../http/authentication.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent, signedIn } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { createAccount, endMembership, ensureMayManageAccounts, redeemLink } from './accounts.ts';
import { loginName, role, session, whoAmI } from './schema.ts';
import { type Session, signIn, signOut } from './sessions.ts';

const tags = ['身份'];
/** Guessing passwords from one address is slowed down; a whole school behind one address still gets in. */
const SIGN_INS_PER_MINUTE = 60;

export function identityRoutes(app: App): void {
  sessionRoutes(app);
  accountRoutes(app);
}

function sessionRoutes(app: App): void {
  app.post(
    '/api/v1/sessions',
    {
      config: { access: 'public', rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: '登录',
        body: z.strictObject({ loginName, password: z.string().min(1).max(200) }),
        response: { 201: session },
      },
    },
    async (request, reply) => {
      const opened = await read(request, (_db, occasion) => signIn(app.services.db, occasion, request.body));
      setCookie(reply, opened, request.protocol === 'https');
      return reply.code(201).send({ token: opened.token, expiresAt: opened.expiresAt.toISOString() });
    },
  );
  app.delete(
    '/api/v1/sessions/current',
    { config: { access: 'signed-in' }, schema: { tags, summary: '退出登录', response: { 204: noContent } } },
    async (request, reply) => {
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return write(request, reply, async (tx, occasion) => {
        await signOut(tx, occasion, tokenOf(request) ?? '');
        return { status: 204, body: null };
      });
    },
  );
  app.get(
    '/api/v1/sessions/current',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: '当前账号与角色', response: { 200: whoAmI } },
    },
    (request) => signedIn(request),
  );
}

function setCookie(reply: FastifyReply, { token, expiresAt }: Session, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    expires: expiresAt,
  });
}

function accountRoutes(app: App): void {
  app.post(
    '/api/v1/accounts',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '开通账号，返回一次性链接',
        body: z.strictObject({ loginName, organisationId: z.number().int().positive(), role }),
        response: {
          201: z.object({ accountId: z.number(), linkToken: z.string(), expiresAt: z.iso.datetime() }),
        },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const organisationId = request.body.organisationId as OrganisationId;
        await ensureMayManageAccounts(tx, occasion, organisationId);
        const created = await createAccount(tx, occasion, { ...request.body, organisationId });
        return { status: 201, body: { ...created, expiresAt: created.expiresAt.toISOString() } };
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
  app.post(
    '/api/v1/one-time-links/redemption',
    {
      config: { access: 'public', rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: '用一次性链接设置密码',
        body: z.strictObject({ token: z.string().min(20).max(100), password: z.string().max(200) }),
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
