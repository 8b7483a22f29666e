import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { ExpectedCounts } from './expected-counts.ts';
import type { searchPage, searchQuery } from './schema.ts';
import { facetsOf } from './search-filters.ts';
import { type Tier, tiersOf } from './search-tiers.ts';

export type AppSearch = z.infer<typeof searchQuery>;
export type FoundApps = z.infer<typeof searchPage>;

interface RankedRow extends RegisterAppRow {
  readonly rank: number;
}

/** Whoever wants to know exactly how many there are takes the open data. */
export const COUNTED = 1_000;

/**
 * Records that match, the closest first: by number; names that begin with the word, in the order of the names; names and
 * providers that contain it; names whose pinyin initials do. `next` is the cursor of the page behind.
 */
export async function searchApps(db: Reader, counts: ExpectedCounts, search: AppSearch): Promise<FoundApps> {
  const { q = '', limit, cursor, count } = search;
  const facets = facetsOf(search);
  const tiers = tiersOf(q, { facets, counts });
  const isAskedFor =
    facets.length === 0 ? sql<boolean>`true` : sql<boolean>`search_facets @> ${facets}::text[]`;
  const { rows } = await sql<RankedRow>`${pageOf(tiers, isAskedFor, search)}`.execute(db);
  const ranked = rows.toSorted((a, b) => a.rank - b.rank);
  const page = ranked.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(viewApp),
    next: ranked.length > limit && last !== undefined ? cursorOf(last) : null,
    ...(count === 'true' && cursor === undefined ? await countOf(db, tiers, isAskedFor) : {}),
  };
}

/** Each tier is read only as far as those before it have left room on the page. */
function pageOf(
  tiers: readonly Tier[],
  isAskedFor: RawBuilder<boolean>,
  { cursor, limit }: AppSearch,
): RawBuilder<unknown> {
  const position = cursor === undefined ? undefined : positionOf(cursor);
  const remaining = tiers.filter(({ rank }) => position === undefined || rank >= position.rank);
  const most = limit + 1;
  const names = remaining.map(({ rank }) => sql.ref(`tier_${rank}`));
  const parts = remaining.map((tier, index) => {
    const taken = names.slice(0, index).map((name) => sql`(SELECT count(*) FROM ${name})`);
    const hasRoom = taken.length === 0 ? sql`true` : sql`${sql.join(taken, sql` + `)} < ${most}`;
    const isBehind = position?.rank === tier.rank ? tier.behind(position.id) : sql`true`;
    const isNew = tiers.slice(0, tiers.indexOf(tier)).map(({ excludes }) => excludes);
    const conditions = [hasRoom, tier.matches, ...isNew, isBehind, isAskedFor];
    return sql`${sql.ref(`tier_${tier.rank}`)} AS MATERIALIZED (
      SELECT ${appColumns}, ${tier.rank}::int AS rank FROM register_apps
      WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY ${tier.order} LIMIT ${most})`;
  });
  const all = names.map((name) => sql`SELECT * FROM ${name}`);
  return sql`WITH ${sql.join(parts)} ${sql.join(all, sql` UNION ALL `)}`;
}

async function countOf(
  db: Reader,
  tiers: readonly Tier[],
  isAskedFor: RawBuilder<boolean>,
): Promise<{ count: number; countIsCapped: boolean }> {
  const matches = tiers.map((tier) => sql`(${tier.matches})`);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM (SELECT FROM register_apps
      WHERE (${sql.join(matches, sql` OR `)}) AND ${isAskedFor} LIMIT ${COUNTED + 1}) AS found`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNTED), countIsCapped: count > COUNTED };
}

interface Position {
  readonly rank: number;
  readonly id: RegisterAppId;
}

function cursorOf({ rank, id }: RankedRow): string {
  return Buffer.from(`${rank} ${id}`).toString('base64url');
}

/** @throws Failure `invalid` for what {@link cursorOf} did not make */
function positionOf(cursor: string): Position {
  const [, rank, id] = /^(\d) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (rank === undefined || id === undefined) throw invalidCursor();
  return { rank: Number(rank), id: Number(id) as RegisterAppId };
}

export const invalidCursor = (): Failure =>
  new Failure('invalid', '翻页标记无效。', { remedy: '请从第一页重新开始。' });
