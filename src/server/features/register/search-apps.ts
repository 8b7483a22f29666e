import { type RawBuilder, sql } from 'kysely';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { type RegisterAppView, viewApp } from './app-view.ts';
import type { RegisterAppRow } from './apps.ts';

export interface AppSearch {
  /** Part of a name or of a provider's name, or a number in any spelling that people use. */
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface RankedRow extends RegisterAppRow {
  readonly rank: number;
}

/**
 * Records that match, the closest first: by number, by whole name, by the name's beginning, by any part of it, by
 * provider; equally close ones in the order of their ids. `next` is the cursor of the page behind.
 */
export async function searchApps(
  db: Reader,
  { q = '', limit, cursor }: AppSearch,
): Promise<{ items: RegisterAppView[]; next: string | null }> {
  const { rows } = await sql<RankedRow>`
    SELECT * FROM (SELECT register_apps.*, ${rankOf(q)} AS rank FROM register_apps) AS ranked
    WHERE rank IS NOT NULL AND ${behind(cursor)}
    ORDER BY rank, id LIMIT ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(viewApp),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

/** Null for what does not match. Letters match in either case and width. */
function rankOf(q: string): RawBuilder<number | null> {
  if (q === '') return sql`0`;
  const text = q.normalize('NFKC').toLowerCase();
  const name = sql`lower(normalize(name, NFKC))`;
  return sql`CASE
    WHEN number = ANY(${normaliseFilingNumber(q)}::text[]) THEN 0
    WHEN ${name} = ${text} THEN 1
    WHEN starts_with(${name}, ${text}) THEN 2
    WHEN strpos(${name}, ${text}) > 0 THEN 3
    WHEN strpos(lower(normalize(provider_name, NFKC)), ${text}) > 0 THEN 4 END`;
}

function behind(cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql`true`;
  const [rank, id] = positionOf(cursor);
  return sql`(rank, id) > (${rank}::int, ${id}::bigint)`;
}

function cursorOf({ rank, id }: RankedRow): string {
  return Buffer.from(`${rank} ${id}`).toString('base64url');
}

/** @throws Failure `invalid` for what {@link cursorOf} did not make */
function positionOf(cursor: string): readonly [rank: number, id: number] {
  const [, rank, id] = /^(\d) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (rank === undefined || id === undefined)
    throw new Failure('invalid', '翻页标记无效。', { remedy: '请从第一页重新开始。' });
  return [Number(rank), Number(id)];
}
