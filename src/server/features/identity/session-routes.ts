import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SessionId } from '../../../policy/ids.ts';
import { SESSION_COOKIE, tokenOf } from '../../http/authentication.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { changePassword } from './change-password.ts';
import type { Session } from './open-session.ts';
import {
  challenge,
  loginName,
  ownSessions,
  password,
  secondFactorCode,
  session,
  tags,
  whoAmIView,
} from './schema.ts';
import { answerChallenge } from './second-step.ts';
import { endOwnSession, listOwnSessions, signIn, signOut } from './sessions.ts';
import { whoAmI } from './who-am-i.ts';

export function sessionRoutes(app: App): void {
  signInRoute(app);
  currentSessionRoutes(app);
  ownSessionRoutes(app);
  passwordRoute(app);
}

function signInRoute(app: App): void {
  app.post(
    '/api/v1/sessions',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '登录；已绑定动态验证码的，得到第二步的凭据',
        body: z.strictObject({ loginName, password: password.min(1) }),
        response: { 201: session, 202: challenge },
      },
    },
    async (request, reply) => {
      const answer = await read(request, (_db, occasion) => signIn(app.services, occasion, request.body));
      if ('token' in answer) return sendSession(request, reply, answer);
      const { challenge: text, expiresAt } = answer;
      return reply.code(202).send({ challenge: text, expiresAt: expiresAt.toISOString() });
    },
  );
  app.post(
    '/api/v1/sessions/second-step',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '登录的第二步：动态验证码或恢复码',
        body: z.strictObject({ challenge: z.string().min(20).max(500), code: secondFactorCode }),
        response: { 201: session },
      },
    },
    async (request, reply) =>
      sendSession(
        request,
        reply,
        await read(request, (_db, occasion) => answerChallenge(app.services, occasion, request.body)),
      ),
  );
}

function sendSession(request: FastifyRequest, reply: FastifyReply, opened: Session): FastifyReply {
  setSessionCookie(reply, opened, request.protocol === 'https');
  const { token, expiresAt, toDo } = opened;
  return reply.code(201).send({ token, expiresAt: expiresAt.toISOString(), toDo });
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
    {
      config: { access: 'signed-in', duringSetUp: true },
      schema: { tags, summary: '退出登录', response: { 204: noContent } },
    },
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
      config: { access: 'signed-in', duringSetUp: true },
      schema: { tags, summary: '当前账号、所在单位与角色', response: { 200: whoAmIView } },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { expiresAt, ...me } = await whoAmI(db, occasion, tokenOf(request) ?? '');
        return { ...me, expiresAt: expiresAt.toISOString() };
      }),
  );
}

function ownSessionRoutes(app: App): void {
  app.get(
    '/api/v1/sessions',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: '自己在哪些地方登录着', response: { 200: ownSessions } },
    },
    (request) =>
      read(request, async (db, occasion) => ({
        items: (await listOwnSessions(db, occasion, tokenOf(request) ?? '')).map(
          ({ createdAt, lastSeenAt, expiresAt, ...item }) => ({
            ...item,
            createdAt: createdAt.toISOString(),
            lastSeenAt: lastSeenAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
          }),
        ),
      })),
  );
  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: '结束自己的一个会话', params: idParam, response: { 204: noContent } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await endOwnSession(tx, occasion, request.params.id as SessionId);
        return { status: 204, body: null };
      }),
  );
}

function passwordRoute(app: App): void {
  app.put(
    '/api/v1/sessions/current/password',
    {
      config: { access: 'signed-in', duringSetUp: true, limits: 'sign-in' },
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
