import { type RawBuilder, sql } from 'kysely';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { type ExpectedCounts, rarestOf } from './expected-counts.ts';
import { foldText, gramsOf, initialGramsOf } from './search-text.ts';

/** One way to match, with its own order; a record stands in the first tier that it matches. */
export interface Tier {
  readonly rank: number;
  readonly matches: RawBuilder<boolean>;
  /** That a record is not in this tier, for those behind it. */
  readonly excludes: RawBuilder<boolean>;
  readonly order: RawBuilder<unknown>;
  /** Whether a record stands behind that one in the order of the tier. */
  readonly behind: (id: RegisterAppId) => RawBuilder<boolean>;
}

interface Narrowing {
  readonly facets: readonly string[];
  readonly counts: ExpectedCounts;
}

const EVERYTHING = sql<boolean>`true`;
const NOTHING = sql<boolean>`false`;
/** Sorts behind every other character. */
const LAST = '\u{10FFFF}';

/** For an empty word one tier that holds everything. */
export function tiersOf(q: string, narrowing: Narrowing): Tier[] {
  const text = foldText(q);
  if (text === '') return [everything(narrowing)];
  return [...numberTier(q), beginning(text), containing(text, narrowing), ...initialsTier(text, narrowing)];
}

function everything(narrowing: Narrowing): Tier {
  return { rank: 9, matches: EVERYTHING, excludes: NOTHING, ...byId([], narrowing) };
}

function numberTier(q: string): Tier[] {
  const numbers = normaliseFilingNumber(q);
  if (numbers.length === 0) return [];
  return [
    {
      rank: 0,
      matches: sql`number = ANY(${numbers}::text[])`,
      excludes: sql`(number IS NULL OR number <> ALL(${numbers}::text[]))`,
      order: sql`id`,
      behind: isBehind,
    },
  ];
}

function beginning(text: string): Tier {
  const isWithin = sql<boolean>`(search_name >= ${text} AND search_name < ${text + LAST})`;
  return {
    rank: 1,
    matches: isWithin,
    excludes: sql`NOT ${isWithin}`,
    order: sql`search_name, id`,
    behind: (id) => sql`
      (search_name, id) > ((SELECT search_name FROM register_apps WHERE id = ${id}::bigint), ${id}::bigint)`,
  };
}

/** `strpos` and not LIKE, for it takes every character for what it is. */
function containing(text: string, narrowing: Narrowing): Tier {
  const isInside = sql<boolean>`(strpos(search_name, ${text}) > 0 OR strpos(search_provider, ${text}) > 0)`;
  return byPairs(2, isInside, gramsOf(text), narrowing);
}

function initialsTier(text: string, narrowing: Narrowing): Tier[] {
  if (!/^[a-z0-9]+$/.test(text)) return [];
  return [byPairs(3, sql`strpos(search_initials, ${text}) > 0`, initialGramsOf(text), narrowing)];
}

function byPairs(rank: number, isInside: RawBuilder<boolean>, pairs: string[], narrowing: Narrowing): Tier {
  const { lookedFor, ...order } = byId(pairs, narrowing);
  return {
    rank,
    matches: sql`${isInside} AND search_grams @> ${lookedFor}::text[]`,
    excludes: sql`NOT ${isInside}`,
    ...order,
  };
}

const isBehind = (id: RegisterAppId) => sql<boolean>`id > ${id}::bigint`;

/**
 * In the order of the ids there are two ways. What is rare is gathered by the indexes and sorted; what is frequent is met
 * soon enough when records are read one after another until the page is full. The planner would often take the wrong one:
 * it thinks of 管理 and 平台 as independent and expects next to no 管理平台, and does not know that a facet is unheard of.
 */
function byId(pairs: readonly string[], { facets, counts }: Narrowing) {
  const conditions = [...pairs, ...facets];
  const isRare = conditions.length > 0 && expectedMatches(conditions, counts) ** 2 <= counts.apps * RARE;
  const rarestPair = rarestOf(counts, pairs);
  return {
    lookedFor: isRare || rarestPair === undefined ? pairs : [rarestPair],
    // No index has this order.
    order: isRare ? sql`id + 0` : sql`id`,
    behind: isBehind,
  };
}

/** To fill a page by reading on takes 21 × apps ÷ expected rows, each some six times cheaper than one gathered. */
const RARE = 4;

/** Between the two extremes: that whatever has the rarest has all, and that none has to do with another. */
function expectedMatches(conditions: readonly string[], counts: ExpectedCounts): number {
  const rarest = Math.min(...conditions.map(counts.of));
  const independent = conditions.reduce(
    (found, each) => (found * counts.of(each)) / counts.apps,
    counts.apps,
  );
  return Math.sqrt(rarest * (independent || 0));
}
