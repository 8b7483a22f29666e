import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { transaction } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { CALLBACK_PATH, type OpenIdProvider } from '../../http/openid-provider.ts';
import { sendPrivatePage } from '../../http/page.ts';
import { noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { linkIdentity, listLinks, signInByIdentity, unlinkIdentity } from './oidc-links.ts';
import { openRequest, type Returned, takeRequest } from './oidc-requests.ts';
import type { Session } from './open-session.ts';
import { setSessionCookie } from './session-routes.ts';

const tags = ['统一身份'];
const COOKIE = 'oidc';
const COOKIE_PATH = '/oidc';
/** What came back is a secret until it was used, so it stays out of the log. */
const options = { config: { access: 'public', limits: 'sign-in' }, logLevel: 'error' } as const;

const callbackQuery = z.object({ state: z.string().min(1).max(200) });

/** Sign-in at an OpenID provider; where none is configured there is nothing here. */
export function oidcRoutes(app: App): void {
  signInRoute(app);
  callbackRoute(app);
  listRoute(app);
  linkRoute(app);
  unlinkRoute(app);
}

function providerOf({ services }: App): OpenIdProvider {
  if (services.openid === null) throw notFound();
  return services.openid;
}

function signInRoute(app: App): void {
  app.get('/oidc/sign-in', { ...options, schema: { hide: true } }, async (request, reply) => {
    const url = await begin(app, request, reply, false);
    return reply.header('cache-control', 'no-store').redirect(url.href);
  });
}

/** Where the browser is to go; the cookie by which it is known again goes with the answer. */
async function begin(app: App, request: FastifyRequest, reply: FastifyReply, isLink: boolean): Promise<URL> {
  const provider = providerOf(app);
  const sent = await read(request, (_db, occasion) =>
    transaction(app.services.db, (tx) => openRequest(tx, occasion, isLink ? occasion.actor.accountId : null)),
  );
  reply.setCookie(COOKIE, sent.browser, {
    path: COOKIE_PATH,
    httpOnly: true,
    // Lax: it comes back with a redirect from the provider.
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: 600,
  });
  return provider.begin(sent).catch((error: unknown) => unreachable(request, error));
}

function unreachable(request: FastifyRequest, error: unknown): never {
  request.server.log.error({ err: error }, 'the OpenID provider cannot be reached');
  throw new Failure('unavailable', '统一身份认证暂时无法访问。', {
    remedy: '请稍后再试，或用账号名和密码登录。',
  });
}

function callbackRoute(app: App): void {
  app.get(
    CALLBACK_PATH,
    {
      ...options,
      config: { ...options.config, isPage: true },
      schema: { hide: true, querystring: callbackQuery },
    },
    async (request, reply) => {
      reply.clearCookie(COOKIE, { path: COOKIE_PATH });
      return finish(app, request, reply, request.query.state);
    },
  );
}

async function finish(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  state: string,
): Promise<FastifyReply> {
  const provider = providerOf(app);
  const browser = request.cookies[COOKIE] ?? '';
  const returned = await read(request, (_db, occasion) =>
    transaction(app.services.db, (tx) => takeRequest(tx, occasion, { state, browser })),
  );
  const subject = await subjectOf(provider, request, returned);
  const identity = { issuer: provider.issuer, subject };
  const session = await write(
    request,
    reply,
    async (tx, occasion): Promise<{ status: number; body: Session | null }> => {
      if (returned.accountId === null)
        return { status: 200, body: await signInByIdentity(tx, occasion, identity) };
      const actor = { accountId: returned.accountId, memberships: [] };
      await linkIdentity(
        tx,
        { ...occasion, actor, actorName: `account:${returned.accountId}` },
        returned.accountId,
        identity,
      );
      return { status: 200, body: null };
    },
  );
  if (session === null) return show(reply, '已绑定', '今后可以用统一身份登录这个账号。');
  setSessionCookie(reply, session, request.protocol === 'https');
  // Not a redirect: within one that began elsewhere a browser would not send the session's cookie along.
  return show(reply.header('refresh', '0; url=/workbench/'), '已登录', '正在进入平台。');
}

/** Whatever is wrong with what came back is told to the log; a person can only try again. */
async function subjectOf(
  provider: OpenIdProvider,
  request: FastifyRequest,
  returned: Returned,
): Promise<string> {
  const query = request.url.split('?')[1] ?? '';
  return provider.finish(query, returned).catch((error: unknown) => {
    request.server.log.warn({ err: error }, 'the answer of the OpenID provider was refused');
    throw new Failure('unauthenticated', '统一身份认证没有成功。', {
      remedy: '请回到登录页重试，或用账号名和密码登录。',
    });
  });
}

function show(reply: FastifyReply, title: string, text: string): FastifyReply {
  const body = html`<h1>${title}</h1><p>${text}</p><p><a href="/">进入平台</a></p>`;
  return sendPrivatePage(reply, { title, body });
}

const config = { access: 'signed-in' } as const;

function listRoute(app: App): void {
  app.get(
    '/api/v1/oidc/links',
    {
      config,
      schema: {
        tags,
        summary: '自己的账号绑定的统一身份',
        response: {
          200: z.object({
            items: z.array(z.object({ issuer: z.string(), subject: z.string(), linkedAt: z.iso.datetime() })),
          }),
        },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const links = await listLinks(db, occasion);
        return { items: links.map((link) => ({ ...link, linkedAt: link.linkedAt.toISOString() })) };
      }),
  );
}

function linkRoute(app: App): void {
  app.post(
    '/api/v1/oidc/links',
    {
      config: { ...config, limits: 'sign-in' },
      schema: {
        tags,
        summary: '绑定统一身份：返回要前往的地址，在那里登录后即绑定',
        response: { 201: z.object({ url: z.url() }) },
      },
    },
    async (request, reply) => {
      const { href: url } = await begin(app, request, reply, true);
      return reply.code(201).header('cache-control', 'no-store').send({ url });
    },
  );
}

function unlinkRoute(app: App): void {
  app.delete(
    '/api/v1/oidc/links',
    { config, schema: { tags, summary: '解除统一身份的绑定', response: { 204: noContent } } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await unlinkIdentity(tx, occasion);
        return { status: 204, body: null };
      }),
  );
}
