import { isLegalDay, type LegalDay } from '../legal-day.ts';

/** A day of the statutory calendar: working, make-up days (调休) included, or not. */
export interface CalendarDay {
  readonly day: LegalDay;
  readonly working: boolean;
}

/** A limit's last day, or the first year whose calendar is not published yet. */
export type DueDay = { readonly due: LegalDay } | { readonly pendingYear: number };

const DAY_MS = 86_400_000;

/** Consecutive complete years, with the working days in order and their running count. */
interface Run {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Day number (days since 1970-01-01) of the first year's 1 January. */
  readonly start: number;
  readonly workingDays: readonly LegalDay[];
  /** `counts[i]`: working days among the first i days of the run. */
  readonly counts: Int32Array;
}

/**
 * The statutory working days of the years that are complete. It never guesses: a day of any other year is unknown.
 * Every question is answered in constant time, since the clocks of tens of thousands of cases are read at once.
 */
export class WorkingCalendar {
  readonly #runs = new Map<number, Run>();

  constructor(rows: Iterable<CalendarDay>) {
    for (const years of consecutive(completeYears(rows))) {
      const run = runOf(years);
      for (let year = run.firstYear; year <= run.lastYear; year += 1) this.#runs.set(year, run);
    }
  }

  /** Whether every day of the year is there. */
  hasYear(year: number): boolean {
    return this.#runs.has(year);
  }

  isWorkingDay(day: LegalDay): boolean | 'unknown' {
    const run = this.#runs.get(yearOf(day));
    if (run === undefined) return 'unknown';
    const index = numberOf(day) - run.start;
    return countAt(run, index + 1) > countAt(run, index);
  }

  /** The complete years around that one. */
  findRun(year: number): Run | undefined {
    return this.#runs.get(year);
  }
}

/**
 * The last day of a limit of n working days. The day of the event does not count; the limit ends at 24:00 in Shanghai of
 * the day returned. With n = 0 that is the day of the event itself.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: LegalDay, n: number): DueDay {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  if (n === 0) return { due: day };
  const year = yearAfter(day);
  const run = calendar.findRun(year);
  if (run === undefined) return { pendingYear: year };
  const due = run.workingDays[countAt(run, numberOf(day) + 1 - run.start) + n - 1];
  return due === undefined ? { pendingYear: run.lastYear + 1 } : { due };
}

/** Working days after the first day up to and including the last; unknown where a year between them is not published. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  first: LegalDay,
  last: LegalDay,
): number | 'unknown' {
  if (last <= first) return 0;
  const run = calendar.findRun(yearAfter(first));
  if (run === undefined || yearOf(last) > run.lastYear) return 'unknown';
  return countAt(run, numberOf(last) + 1 - run.start) - countAt(run, numberOf(first) + 1 - run.start);
}

/**
 * Working days left after today: n on the day of the event, 0 on the last day. Once the last day is over it is negative
 * and counts the working days since; days off right after the last day already read −1.
 */
export function workingDaysLeft(
  calendar: WorkingCalendar,
  today: LegalDay,
  due: LegalDay,
): number | 'unknown' {
  if (today <= due) return workingDaysBetween(calendar, today, due);
  const since = workingDaysBetween(calendar, due, today);
  return since === 'unknown' ? since : -Math.max(1, since);
}

interface Year {
  readonly year: number;
  /** One entry for each day from 1 January. */
  readonly working: Uint8Array;
}

/** The years of which every day is there, ascending. */
function completeYears(rows: Iterable<CalendarDay>): Year[] {
  const years = new Map<number, Map<number, boolean>>();
  for (const { day, working } of rows) {
    if (!isLegalDay(day)) throw new RangeError(`not a day: ${String(day)}`);
    const year = yearOf(day);
    const days = years.get(year) ?? new Map<number, boolean>();
    years.set(year, days.set(numberOf(day) - firstNumberOf(year), working));
  }
  return [...years]
    .filter(([year, days]) => days.size === lengthOf(year))
    .toSorted(([a], [b]) => a - b)
    .map(([year, days]) => ({
      year,
      working: Uint8Array.from({ length: days.size }, (_, index) => Number(days.get(index))),
    }));
}

function consecutive(years: readonly Year[]): Year[][] {
  const groups: Year[][] = [];
  for (const year of years) {
    const group = groups.at(-1);
    if (group?.at(-1)?.year === year.year - 1) group.push(year);
    else groups.push([year]);
  }
  return groups;
}

function runOf(years: readonly Year[]): Run {
  const firstYear = years[0]?.year ?? 0;
  const working = years.flatMap((year) => [...year.working]);
  const start = firstNumberOf(firstYear);
  const counts = new Int32Array(working.length + 1);
  const workingDays: LegalDay[] = [];
  for (const [index, isWorking] of working.entries()) {
    if (isWorking === 1) workingDays.push(dayOf(start + index));
    counts[index + 1] = workingDays.length;
  }
  return {
    firstYear,
    lastYear: firstYear + years.length - 1,
    start,
    counts,
    workingDays,
  };
}

function countAt(run: Run, index: number): number {
  return run.counts[index] ?? 0;
}

const yearOf = (day: LegalDay) => Number(day.slice(0, 4));
/** The year of the day after. */
const yearAfter = (day: LegalDay) => yearOf(day) + (day.endsWith('-12-31') ? 1 : 0);
const numberOf = (day: LegalDay) =>
  Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS;
const firstNumberOf = (year: number) => Date.UTC(year, 0, 1) / DAY_MS;
const lengthOf = (year: number) => firstNumberOf(year + 1) - firstNumberOf(year);
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10) as LegalDay;
