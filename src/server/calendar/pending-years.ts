import type { WorkingCalendar } from '../../policy/calendar/working-calendar.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { addDays, type LegalDay } from '../../policy/legal-day.ts';
import { tell } from '../cases/inbox.ts';
import type { Reader, Tx } from '../db/database.ts';
import { findRoot } from '../find-root.ts';
import type { Occasion } from '../occasion.ts';
import { CALENDAR_STREAM, calendarOf } from './calendar.ts';
import { lockCalendar, recordInCalendar } from './calendar-entry.ts';

const AHEAD_DAYS = 60;

/** The year whose holidays must be entered now: this one, or from 60 days before it the next; undefined if none. */
export function pendingYear(calendar: WorkingCalendar, today: LegalDay): number | undefined {
  return [today, addDays(today, AHEAD_DAYS)]
    .map((day) => Number(day.slice(0, 4)))
    .find((year) => !calendar.hasYear(year));
}

/** For /healthz: which year's holidays are missing, null if none. */
export async function findPendingYear(db: Reader, today: LegalDay): Promise<number | null> {
  return pendingYear(await calendarOf(db), today) ?? null;
}

/** Tells the authority at the root, once for each year. Returns the year for as long as it is missing. */
export async function warnOfPendingYear(tx: Tx, occasion: Occasion): Promise<number | undefined> {
  const year = pendingYear(await calendarOf(tx), occasion.today);
  if (year === undefined) return undefined;
  await lockCalendar(tx);
  if (await wasTold(tx, year)) return year;
  const root = await findRoot(tx);
  if (root !== undefined) await tell(tx, occasion, [messageTo(root, year)]);
  await recordInCalendar(tx, occasion, [{ action: 'warn-of-pending-year', body: { year } }]);
  return year;
}

async function wasTold(tx: Tx, year: number): Promise<boolean> {
  const row = await tx
    .selectFrom('entries')
    .select('seq')
    .where('stream_kind', '=', CALENDAR_STREAM.kind)
    .where('stream_id', '=', CALENDAR_STREAM.id)
    .where('action', '=', 'warn-of-pending-year')
    .where('body', '=', JSON.stringify({ year }))
    .executeTakeFirst();
  return row !== undefined;
}

function messageTo(organisationId: OrganisationId, year: number) {
  return {
    organisationId,
    caseId: null,
    title: `请录入 ${year} 年的放假安排`,
    text: `系统还没有 ${year} 年的法定工作日。录入之前，期限落在该年的办件显示“待日历发布”，不影响提交。请在国务院办公厅公布放假安排后，由系统管理员录入。`,
  };
}
