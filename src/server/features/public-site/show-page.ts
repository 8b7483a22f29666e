import type { FastifyReply, FastifyRequest } from 'fastify';
import { shanghaiTime } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import type { FailureKind } from '../../errors.ts';
import { isUnchanged } from '../../http/etag.ts';
import { statusOf } from '../../http/failure-status.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { type Page, page } from '../../http/page.ts';
import { read } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import type { Holding } from '../../published-memory.ts';
import { type KeptPage, keptPage } from './kept-page.ts';

/** What a public page says; where it is follows from its address. */
export interface PublicPage extends Omit<Page, 'path' | 'canonical'> {
  /** Path and query by which search engines should know it; the request's own unless told. */
  readonly address?: string;
  /** As of when, where what it shows was remembered; see published-memory.ts. */
  readonly asOf?: Date | null;
  /** Why it is not what was asked for. */
  readonly fault?: FailureKind;
}

export interface Place {
  /** `https://filing.example.cn`, for what is read elsewhere: codes, badges, certificates. */
  readonly origin: string;
}

export type Render = (db: Reader, occasion: Occasion, place: Place) => Promise<PublicPage> | PublicPage;

export type ShowPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  render: Render,
  freshness?: Freshness,
) => Promise<FastifyReply>;

export type Freshness = Pick<Holding<never>, 'forMs' | 'evenAfterChanges'>;

const MOMENTS: Freshness = { forMs: 1_000 };
/** For what changes with the program alone. */
export const A_DAY: Freshness = { forMs: 86_400_000, evenAfterChanges: true };
/** In memory: a page is never longer than some 100 kB. */
const PLACES = 24;
/** Shared caches may answer for some seconds, browsers ask each time. */
const CACHING = 'public, max-age=0, s-maxage=5, must-revalidate';

/** Public pages are the same for every reader, carry an ETag, and are rendered once for all who ask in the same moments. */
export function showPages(app: App): ShowPage {
  const { published } = app.services;
  app.addHook('onResponse', async ({ method }) => {
    if (method !== 'GET' && method !== 'HEAD') published.hasWritten();
  });
  return async (request, reply, render, freshness = MOMENTS) => {
    const origin = originOf(request);
    const { value: kept, asOf } = await published.recall(
      `page ${origin}${request.url}`,
      () => rendered(request, origin, render),
      { ...freshness, places: PLACES, isWorthKeeping: ({ status, isOfThen }) => status === 200 && !isOfThen },
    );
    if (kept === undefined) throw new Error('every page is rendered');
    if (asOf !== null) request.log.warn('answered from memory');
    return send(request, reply, asOf === null ? kept : ofThen(kept, kept.at));
  };
}

export function originOf({ server, protocol, host }: FastifyRequest): string {
  const { publicUrl } = server.services.channels;
  return publicUrl === '' ? `${protocol}://${host}` : publicUrl;
}

async function rendered(request: FastifyRequest, origin: string, render: Render): Promise<KeptPage> {
  const { services } = request.server;
  const {
    fault,
    asOf = null,
    address = request.url,
    ...content
  } = await read(request, async (db, occasion) => render(db, occasion, { origin }));
  const canonical = fault === undefined ? { canonical: new URL(address, origin).href } : { unlisted: true };
  const fresh = keptPage(
    page({ ...content, ...canonical, path: request.url }, services.banner),
    fault === undefined ? 200 : statusOf(fault),
    { at: services.clock() },
  );
  return asOf === null ? fresh : ofThen(fresh, asOf);
}

/** While the database is away. */
function ofThen({ text, status }: KeptPage, at: Date): KeptPage {
  const notice = html`<p class="notice" role="status">数据库正在维护，以下为 ${shanghaiTime(at)} 时的内容，请稍后再核对。</p>`;
  return keptPage(
    text.replace(MAIN, (main) => main + notice.text),
    status,
    { at, isOfThen: true },
  );
}

const MAIN = '<main class="frame" id="main">';

function send(request: FastifyRequest, reply: FastifyReply, kept: KeptPage): FastifyReply {
  const zips = (request.headers['accept-encoding'] ?? '').includes('gzip');
  const etag = zips ? `${kept.etag.slice(0, -1)}.gz"` : kept.etag;
  if (kept.status !== 200) reply.code(kept.status).header('cache-control', 'no-store');
  else if (isUnchanged(request, reply, etag)) return reply.headers(VARIES).send();
  else reply.headers(VARIES);
  reply.type('text/html; charset=utf-8').serializer(String);
  return zips ? reply.header('content-encoding', 'gzip').send(kept.gzipped()) : reply.send(kept.text);
}

const VARIES = { 'cache-control': CACHING, vary: 'accept-encoding' };
