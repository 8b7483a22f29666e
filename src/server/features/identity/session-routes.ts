import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SESSION_COOKIE, tokenOf } from '../../http/authentication.ts';
import type { App } from '../../http/fastify.ts';
import { noContent, signedIn } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { changePassword } from './change-password.ts';
import { loginName, password, SIGN_INS, session, tags, whoAmI } from './schema.ts';
import { type Session, signIn, signOut } from './sessions.ts';

export function sessionRoutes(app: App): void {
  signInRoute(app);
  currentSessionRoutes(app);
  passwordRoute(app);
}

function signInRoute(app: App): void {
  app.post(
    '/api/v1/sessions',
    {
      config: { access: 'public', rateLimit: SIGN_INS },
      schema: {
        tags,
        summary: '登录',
        body: z.strictObject({ loginName, password: password.min(1) }),
        response: { 201: session },
      },
    },
    async (request, reply) => {
      const opened = await read(request, (_db, occasion) => signIn(app.services.db, occasion, request.body));
      setSessionCookie(reply, opened, request.protocol === 'https');
      return reply.code(201).send({ token: opened.token, expiresAt: opened.expiresAt.toISOString() });
    },
  );
}

export function setSessionCookie(reply: FastifyReply, { token, expiresAt }: Session, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    expires: expiresAt,
  });
}

function currentSessionRoutes(app: App): void {
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

function passwordRoute(app: App): void {
  app.put(
    '/api/v1/sessions/current/password',
    {
      config: { access: 'signed-in', rateLimit: SIGN_INS },
      schema: {
        tags,
        summary: '更改自己的密码，其他会话随即退出',
        body: z.strictObject({ oldPassword: password.min(1), newPassword: password }),
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const token = tokenOf(request) ?? '';
      await read(request, (_db, occasion) =>
        changePassword(app.services.db, occasion, { token, ...request.body }),
      );
      return reply.code(204).send(null);
    },
  );
}
