import { sql } from 'kysely';
import type { BenchDatabase } from './context.ts';

/** Addresses of one kind of page, so many that a memory of pages does not hold them all. */
export interface PageKind {
  readonly name: string;
  readonly paths: readonly string[];
}

const EACH = 2_000;

/** Search results of two characters, apps by number, schools that use some. */
export async function publicPages({ db }: BenchDatabase): Promise<PageKind[]> {
  const apps = await sql<{ number: string; name: string }>`
    SELECT number, name FROM register_apps WHERE number IS NOT NULL ORDER BY hashint8(id), id LIMIT ${EACH}`.execute(
    db,
  );
  const schools = await sql<{ id: number }>`
    SELECT DISTINCT ON (hashint8(organisation_id)) organisation_id AS id FROM register_uses
    WHERE status <> 'stopped' ORDER BY hashint8(organisation_id) LIMIT ${EACH}`.execute(db);
  const searches = apps.rows.map(
    ({ name }, index) =>
      `/apps?q=${encodeURIComponent([...name].slice(index % 3, (index % 3) + 2).join(''))}&n=${index}`,
  );
  return [
    { name: 'search', paths: searches },
    { name: 'app', paths: apps.rows.map(({ number }) => `/apps/${encodeURIComponent(number)}`) },
    { name: 'school', paths: schools.rows.map(({ id }) => `/schools/${id}`) },
  ];
}
