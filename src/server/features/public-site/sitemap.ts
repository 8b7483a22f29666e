import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import { etagOf, isUnchanged } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { read } from '../../http/transactions.ts';
import { appAddress } from './labels.ts';
import { PACKAGE_CHECK_PATH } from './package-check-form.ts';
import { originOf } from './show-page.ts';

/** Ids of one part; the protocol allows 50,000 addresses. */
const PART = 20_000;
const PAGES = [
  '/',
  '/apps',
  '/schools',
  '/statistics',
  '/rules',
  '/verify',
  PACKAGE_CHECK_PATH,
  '/open-data',
  '/developers',
];
const HIDDEN = ['/api/', '/text-size', '/workbench', '/healthz', '/metrics'];
const options = { config: { access: 'public' }, schema: { hide: true } } as const;
const params = z.object({
  kind: z.enum(['apps', 'schools']),
  part: z.coerce.number().int().min(0).max(1_000_000),
});

/** For search engines: what there is, and what is not for them. */
export function sitemapRoutes(app: App): void {
  app.get('/robots.txt', options, (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        `User-agent: *\n${HIDDEN.map((path) => `Disallow: ${path}\n`).join('')}Sitemap: ${originOf(request)}/sitemap.xml\n`,
      ),
  );
  app.get('/sitemap.xml', options, (request, reply) =>
    read(request, async (db) => {
      const origin = originOf(request);
      const parts = await partsOf(db);
      const index = html`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>${origin}/sitemap/pages.xml</loc></sitemap>
${parts.map(
  (part) => html`<sitemap><loc>${origin}/sitemap/${part}.xml</loc></sitemap>
`,
)}</sitemapindex>
`.text;
      return isUnchanged(request, reply, etagOf(index))
        ? reply.send()
        : reply.type('application/xml').send(index);
    }),
  );
  partRoutes(app);
}

function partRoutes(app: App): void {
  app.get('/sitemap/pages.xml', options, (request, reply) =>
    reply.type('application/xml').send(addressList(originOf(request), PAGES)),
  );
  app.get('/sitemap/:kind-:part.xml', { ...options, schema: { hide: true, params } }, (request, reply) =>
    read(request, async (db) => {
      const { kind, part } = request.params;
      const addresses = kind === 'apps' ? await appsIn(db, part) : await schoolsIn(db, part);
      if (addresses.length === 0) throw notFound();
      return reply.type('application/xml').send(addressList(originOf(request), addresses));
    }),
  );
}

async function partsOf(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ part: string }>`
    SELECT DISTINCT 'apps-' || id / ${PART} AS part FROM register_apps
    UNION SELECT DISTINCT 'schools-' || organisation_id / ${PART} FROM register_uses WHERE status <> 'stopped'
    ORDER BY part`.execute(db);
  return rows.map(({ part }) => part);
}

async function appsIn(db: Reader, part: number): Promise<string[]> {
  const { rows } = await sql<{ id: number; number: string | null }>`
    SELECT id, number FROM register_apps WHERE ${within('id', part)} ORDER BY id`.execute(db);
  return rows.map(appAddress);
}

/** Those of whom there is something to read. */
async function schoolsIn(db: Reader, part: number): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT organisation_id AS id FROM register_uses
    WHERE status <> 'stopped' AND ${within('organisation_id', part)} ORDER BY id`.execute(db);
  return rows.map(({ id }) => `/schools/${id}`);
}

function within(column: string, part: number): RawBuilder<boolean> {
  return sql`${sql.ref(column)} >= ${part * PART}::bigint AND ${sql.ref(column)} < ${(part + 1) * PART}::bigint`;
}

function addressList(origin: string, addresses: readonly string[]): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map(
  (address) => html`<url><loc>${origin}${address}</loc></url>
`,
)}</urlset>
`.text;
}
