import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';

const KNOWN_FOR_MS = 600_000;

/** How many records there are, and how many have a pair of characters or a facet: as the database last counted them. */
export interface ExpectedCounts {
  readonly apps: number;
  /** 0 for what is too rare to have been counted. */
  readonly of: (pairOrFacet: string) => number;
}

/** Asked again after some minutes. */
export function expectedCounts(db: Reader): () => Promise<ExpectedCounts> {
  let known: Promise<ExpectedCounts> | undefined;
  let knownUntil = 0;
  return () => {
    const now = performance.now();
    if (known !== undefined && now < knownUntil) return known;
    const asked = readCounts(db);
    known = asked;
    knownUntil = now + KNOWN_FOR_MS;
    asked.catch(() => (known = undefined));
    return asked;
  };
}

interface Counted {
  readonly apps: number;
  readonly value: string | null;
  readonly frequency: number;
}

async function readCounts(db: Reader): Promise<ExpectedCounts> {
  const { rows } = await sql<Counted>`
    SELECT reltuples AS apps, counted.value, counted.frequency FROM pg_class
    LEFT JOIN pg_stats ON schemaname = 'public' AND tablename = 'register_apps'
      AND attname IN ('search_grams', 'search_facets')
    LEFT JOIN LATERAL unnest(most_common_elems::text::text[], most_common_elem_freqs) AS counted(value, frequency) ON true
    WHERE pg_class.oid = 'register_apps'::regclass`.execute(db);
  const apps = Math.max(0, rows[0]?.apps ?? 0);
  const counts = new Map(rows.map(({ value, frequency }) => [value, frequency * apps]));
  return { apps, of: (pairOrFacet) => counts.get(pairOrFacet) ?? 0 };
}

export function rarestOf(counts: ExpectedCounts, values: readonly string[]): string | undefined {
  return values.toSorted((a, b) => counts.of(a) - counts.of(b))[0];
}
