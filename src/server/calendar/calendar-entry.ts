import { sql } from 'kysely';
import type { CalendarDay } from '../../policy/calendar/working-calendar.ts';
import { type Happening, record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { CALENDAR_STREAM } from './calendar.ts';

export interface NotedDay extends CalendarDay {
  /** Name of the holiday, or 调休上班 with its name; null on an ordinary day. */
  readonly note: string | null;
}

/** One editor at a time, until the transaction ends: also where there is no row or entry yet that could be locked. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry calendar', 0))`.execute(tx);
}

export async function storeDays(tx: Tx, days: readonly NotedDay[]): Promise<void> {
  await sql`
    INSERT INTO calendar_days (day, working, note)
    SELECT * FROM unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ working }) => working)}::boolean[],
      ${days.map(({ note }) => note)}::text[])
    ON CONFLICT (day) DO UPDATE SET working = excluded.working, note = excluded.note`.execute(tx);
}

export async function recordInCalendar(
  tx: Tx,
  occasion: Occasion,
  happenings: readonly Omit<Happening, 'streamId'>[],
): Promise<void> {
  await record(
    tx,
    occasion,
    CALENDAR_STREAM.kind,
    happenings.map((happening) => ({ ...happening, streamId: CALENDAR_STREAM.id })),
  );
}

/** A year in an entry: every day as 1 or 0, so that the timeline alone tells the calendar, and the days with a name. */
export function yearBody(year: number, days: readonly NotedDay[]): Readonly<Record<string, unknown>> {
  const notes = days.flatMap(({ day, note }) => (note === null ? [] : [[day, note]]));
  return {
    year,
    working: days.map(({ working }) => (working ? '1' : '0')).join(''),
    notes: Object.fromEntries(notes),
  };
}
