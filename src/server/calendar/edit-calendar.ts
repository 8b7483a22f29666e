import { addDays, type LegalDay, legalDay } from '../../policy/legal-day.ts';
import type { Tx } from '../db/database.ts';
import { type Defect, Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { lockCalendar, type NotedDay, recordInCalendar, storeDays, yearBody } from './calendar-entry.ts';
import { recomputeClocks } from './recompute-clocks.ts';

export interface NamedDay {
  readonly day: LegalDay;
  /** Such as 国庆节. */
  readonly name: string;
}

/** A year's notice on holidays: every day off, and every weekend day worked instead. */
export interface YearNotice {
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
}

export interface CalendarChange {
  /** How many running clocks have another due day now. */
  readonly clocksChanged: number;
}

/**
 * Sets a whole year; days that the notice does not name follow the week.
 * @throws Failure `invalid` with every defect of the notice
 */
export async function setYear(
  tx: Tx,
  occasion: Occasion,
  year: number,
  notice: YearNotice,
): Promise<CalendarChange> {
  ensureSound(year, notice);
  await lockCalendar(tx);
  const days = daysOf(year, notice);
  await storeDays(tx, days);
  await recordInCalendar(tx, occasion, [{ action: 'set-year', body: yearBody(year, days) }]);
  return { clocksChanged: await recomputeClocks(tx, occasion) };
}

/**
 * Changes one day of a year that is loaded.
 * @throws Failure `invalid` for a day of another year
 */
export async function setDay(tx: Tx, occasion: Occasion, day: NotedDay): Promise<CalendarChange> {
  await lockCalendar(tx);
  const { numUpdatedRows } = await tx
    .updateTable('calendar_days')
    .set({ working: day.working, note: day.note })
    .where('day', '=', day.day)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new Failure('invalid', `${day.day} 所在年份的放假安排尚未录入，不能单独修改一天。`, {
      remedy: '请先录入该年的放假安排通知。',
    });
  }
  await recordInCalendar(tx, occasion, [{ action: 'set-day', body: { ...day } }]);
  return { clocksChanged: await recomputeClocks(tx, occasion) };
}

function daysOf(year: number, { holidays, makeUpDays }: YearNotice): NotedDay[] {
  const off = new Map(holidays.map(({ day, name }) => [day, name]));
  const on = new Map(makeUpDays.map(({ day, name }) => [day, name]));
  const days: NotedDay[] = [];
  for (let day = legalDay(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const name = on.get(day);
    const working = name !== undefined || (!off.has(day) && !isWeekend(day));
    const note = name === undefined ? (off.get(day) ?? null) : `${name}调休上班`;
    days.push({ day, working, note });
  }
  return days;
}

function isWeekend(day: LegalDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Fixed days off (全国年节及纪念日放假办法); a notice without them is not complete. */
const FIXED = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['10-01', '国庆节'],
] as const;

function ensureSound(year: number, { holidays, makeUpDays }: YearNotice): void {
  const off = holidays.map(({ day }) => day);
  const all = [...off, ...makeUpDays.map(({ day }) => day)];
  const defects: Defect[] = [
    ...FIXED.filter(([date]) => !off.includes(legalDay(`${year}-${date}`))).map(([date, name]) => ({
      field: 'holidays',
      message: `缺少${name}（${year}-${date}）`,
    })),
    ...all.filter((day) => !day.startsWith(`${year}-`)).map((day) => ({ message: `${day} 不在 ${year} 年` })),
    ...all
      .filter((day, index) => all.indexOf(day) !== index)
      .map((day) => ({ message: `${day} 出现了不止一次` })),
    ...makeUpDays
      .filter(({ day }) => !isWeekend(day))
      .map(({ day }) => ({ field: 'makeUpDays', message: `${day} 不是周末，不能作为调休上班日` })),
  ];
  if (defects.length === 0) return;
  throw new Failure('invalid', `${year} 年的放假安排有 ${defects.length} 处不正确，没有保存。`, {
    remedy: '请对照国务院办公厅的放假安排通知，逐项修改后再保存。',
    defects,
  });
}
