import { sql } from 'kysely';
import { WorkingCalendar } from '../../policy/calendar/working-calendar.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import type { Reader } from '../db/database.ts';

/** The timeline of the one calendar. */
export const CALENDAR_STREAM = { kind: 'calendar', id: 0 } as const;

interface Known {
  readonly head: string;
  readonly calendar: WorkingCalendar;
}

/**
 * The calendar last read, by the hash of its stream's head: each entry tells the days that it set, so that two equal
 * heads mean equal days, whichever database or transaction they were read from.
 */
let known: Known = { head: '', calendar: new WorkingCalendar([]) };

/** The statutory calendar as it stands; an edit is seen by every process at its next use. */
export async function calendarOf(db: Reader): Promise<WorkingCalendar> {
  const head = await db
    .selectFrom('streams')
    .select('hash')
    .where('kind', '=', CALENDAR_STREAM.kind)
    .where('id', '=', CALENDAR_STREAM.id)
    .executeTakeFirst();
  if (head?.hash.toString('hex') !== known.head) known = await readCalendar(db);
  return known.calendar;
}

/** Head and days in one statement, so that both are of the same moment. */
async function readCalendar(db: Reader): Promise<Known> {
  const { rows } = await sql<{ hash: Buffer | null; days: LegalDay[] | null; working: boolean[] | null }>`
    SELECT (SELECT hash FROM streams WHERE kind = ${CALENDAR_STREAM.kind} AND id = ${CALENDAR_STREAM.id}) AS hash,
      array_agg(day ORDER BY day) AS days, array_agg(working ORDER BY day) AS working
    FROM calendar_days`.execute(db);
  const { hash = null, days, working } = rows[0] ?? {};
  const calendar = new WorkingCalendar(
    (days ?? []).map((day, index) => ({ day, working: working?.[index] === true })),
  );
  return { head: hash?.toString('hex') ?? '', calendar };
}
