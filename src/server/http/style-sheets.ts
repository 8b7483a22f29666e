import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { etagOf, isUnchanged } from './etag.ts';
import type { App } from './fastify.ts';

const STYLE_SHEET = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5cad"/><path d="M8 17l6 6 11-13" fill="none" stroke="#fff" stroke-width="4"/></svg>`;

/** Named by its content, so that it may be kept for ever. */
export const STYLE_SHEET_PATH = `/style-${etagOf(STYLE_SHEET).slice(1, 12)}.css`;
/** The one thing that differs from reader to reader: pages themselves are the same for all, and so can be kept by proxies. */
export const TEXT_SIZE_PATH = '/text-size.css';

const COOKIE = 'text-size';
const A_YEAR_SECONDS = 31_536_000;
const TEXT_SIZES = {
  standard: '.to-standard { display: none; }',
  large: 'html { font-size: 22px; } .to-large { display: none; }',
} as const;

const route = { config: { access: 'public' }, schema: { hide: true } } as const;

export function serveStyleSheets(app: App): void {
  const lasting = (reply: FastifyReply) =>
    reply.header('cache-control', `public, max-age=${A_YEAR_SECONDS}, immutable`);
  app.get(STYLE_SHEET_PATH, route, (_request, reply) =>
    lasting(reply).type('text/css; charset=utf-8').send(STYLE_SHEET),
  );
  app.get('/icon.svg', route, (_request, reply) => lasting(reply).type('image/svg+xml').send(ICON));
  app.get(TEXT_SIZE_PATH, route, (request, reply) => {
    const style = TEXT_SIZES[request.cookies[COOKIE] === 'large' ? 'large' : 'standard'];
    const unchanged = isUnchanged(request, reply, etagOf(style));
    reply.header('cache-control', 'private, no-cache').header('vary', 'cookie');
    return unchanged ? reply.send() : reply.type('text/css; charset=utf-8').send(style);
  });
  serveTextSize(app);
}

const query = z.object({
  size: z.enum(['standard', 'large']),
  to: z.string().max(2_000).catch('/').transform(ownPath),
});

/** A link and not a script: sets the size of the text, and leads back. */
function serveTextSize(app: App): void {
  app.get('/text-size', { ...route, schema: { hide: true, querystring: query } }, (request, reply) =>
    reply
      .setCookie(COOKIE, request.query.size, {
        path: '/',
        maxAge: A_YEAR_SECONDS,
        sameSite: 'lax',
        httpOnly: true,
        secure: request.protocol === 'https',
      })
      .header('cache-control', 'no-store')
      .redirect(request.query.to, 303),
  );
}

const OWN = 'http://ours.invalid';

/** A path of ours as browsers read it: `//elsewhere` and `/\\elsewhere` are another's. */
function ownPath(text: string): string {
  if (!text.startsWith('/') || !URL.canParse(text, OWN)) return '/';
  const { origin, pathname, search } = new URL(text, OWN);
  return origin === OWN ? `${pathname}${search}` : '/';
}
