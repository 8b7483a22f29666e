import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { type Html, html } from '../http/html.ts';
import { sendPrivatePage } from '../http/page.ts';
import { encodingFor } from './assets.ts';
import type { Workbench } from './workbench.ts';

const YEAR_SECONDS = 31_536_000;
const RETRY_SECONDS = 3;

const options = { config: { access: 'public' }, schema: { hide: true } } as const;

/** `/workbench` and everything below it: one page, which finds its way itself, and what it is made of. */
export function workbenchRoutes(app: App, workbench: Workbench): void {
  app.get('/workbench', options, (_request, reply) => reply.redirect('/workbench/'));
  app.get('/workbench/*', options, (_request, reply) => sendPage(app, reply, workbench));
  app.get(
    '/workbench/assets/:name',
    { ...options, schema: { hide: true, params: z.object({ name: z.string().max(200) }) } },
    (request, reply) => sendAsset(request, reply, { workbench, name: request.params.name }),
  );
}

/**
 * Ant Design writes its styles into the page, which the policy allows by a nonce that no two answers share; scripts come
 * from files alone.
 */
function sendPage(app: App, reply: FastifyReply, workbench: Workbench): FastifyReply {
  const { banner, openid } = app.services;
  const built = workbench.find();
  if (typeof built === 'string') return sendWaiting(reply, built);
  const nonce = randomBytes(18).toString('base64');
  const policy = String(reply.getHeader('content-security-policy'));
  const text = built.page
    .replaceAll('__NONCE__', nonce)
    .replace('name="banner" content=""', html`name="banner" content="${banner}"`.text)
    .replace(
      'name="identity-provider" content=""',
      `name="identity-provider" content="${openid ? 'yes' : ''}"`,
    );
  return reply
    .header(
      'content-security-policy',
      `${policy};style-src 'self' 'nonce-${nonce}';img-src 'self' data: blob:`,
    )
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .serializer(String)
    .send(text);
}

function sendAsset(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { workbench, name }: { readonly workbench: Workbench; readonly name: string },
): FastifyReply {
  const built = workbench.find();
  const asset = typeof built === 'string' ? undefined : built.byName.get(name);
  if (asset === undefined) throw new Failure('not-found', '没有这个文件。', { remedy: '请刷新工作台。' });
  const encoding = encodingFor(headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply
    .header('vary', 'accept-encoding')
    .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
    .type(asset.type)
    .send(asset.content[encoding]);
}

const WAITING: Readonly<Record<'being-built' | 'failed', Html>> = {
  'being-built': html`<h1>工作台正在准备</h1>
    <p>平台刚刚安装或更新，工作台的页面正在生成，通常不到一分钟。准备好后本页会自动打开，您也可以稍后刷新。</p>`,
  failed: html`<h1>工作台没有准备好</h1>
    <p>工作台的页面没能生成，原因在服务日志里。请管理员运行 <code>npm run build</code> 查看，解决后重新启动平台。</p>`,
};

/** Without scripts: the browser asks again by itself. */
function sendWaiting(reply: FastifyReply, state: 'being-built' | 'failed'): FastifyReply {
  if (state === 'being-built') reply.header('refresh', RETRY_SECONDS).header('retry-after', RETRY_SECONDS);
  return sendPrivatePage(reply, { title: '工作台', body: WAITING[state] }, 'unavailable');
}
