import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { lockCalendar, recordInCalendar, storeDays, yearBody } from './calendar-entry.ts';
import { publishedDays, publishedYears } from './published-years.ts';
import { recomputeClocks } from './recompute-clocks.ts';

/**
 * Loads the published years that the table does not have; one that is there, perhaps edited, stays as it is. Returns the
 * years loaded now.
 */
export async function loadYears(
  tx: Tx,
  occasion: Occasion,
  years: readonly number[] = publishedYears(),
): Promise<number[]> {
  const before = await yearsThere(tx);
  if (years.every((year) => before.has(year))) return [];
  await lockCalendar(tx);
  const there = await yearsThere(tx);
  const missing = years
    .filter((year) => !there.has(year))
    .map((year) => ({ year, days: publishedDays(year) }));
  await storeDays(
    tx,
    missing.flatMap(({ days }) => days),
  );
  await recordInCalendar(
    tx,
    occasion,
    missing.map(({ year, days }) => ({ action: 'load-year', body: yearBody(year, days) })),
  );
  await recomputeClocks(tx, occasion);
  return missing.map(({ year }) => year);
}

async function yearsThere(tx: Tx): Promise<Set<number>> {
  const { rows } = await sql<{ year: number }>`
    SELECT DISTINCT extract(year FROM day)::int AS year FROM calendar_days`.execute(tx);
  return new Set(rows.map(({ year }) => year));
}
