import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors.ts';
import { SESSION_COOKIE } from './authentication.ts';
import type { App } from './fastify.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Against forged requests (CSRF): what a browser sends by itself, the session's cookie, changes nothing unless the
 * browser says that our own pages asked for it. A write from a page elsewhere is refused with or without a cookie, so
 * that nobody is signed in as somebody else either. Programs show a token, and say nothing of an origin.
 */
export function refuseForeignWrites(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (READING.has(request.method)) return;
    const origin = originOf(request);
    if (origin === 'foreign' || (origin === 'untold' && isByCookie(request))) throw foreign();
  });
}

/** Sec-Fetch-Site is the browser's own word; where there is none, without TLS for one, Origin has to name our host. */
function originOf({ headers, host }: FastifyRequest): 'own' | 'foreign' | 'untold' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const { origin } = headers;
  // A form of ours is sent with the origin "null", as its page sends no referrer.
  if (origin === undefined || origin === 'null') return 'untold';
  return URL.canParse(origin) && new URL(origin).host === host ? 'own' : 'foreign';
}

function isByCookie({ headers, cookies }: FastifyRequest): boolean {
  return headers.authorization === undefined && cookies[SESSION_COOKIE] !== undefined;
}

const foreign = (): Failure =>
  new Failure('forbidden', '这个请求不是从本平台的页面发出的，未作任何处理。', {
    remedy: '请在本平台的页面上操作；程序请使用 Authorization 请求头。',
  });
