import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, type LegalDay, legalDay } from '../../policy/legal-day.ts';

/** A day of a year whose holiday notice is published, as the calendar table keeps it. */
export interface PublishedDay {
  readonly day: LegalDay;
  readonly working: boolean;
  /** Name of the holiday, or 调休上班 with its name; null on an ordinary day. */
  readonly note: string | null;
}

/** Day → "English name,中文名,statutory days"; the package's functions depend on the process's time zone, its data do not. */
const holidays = new Map<string, string>(Object.entries(days.holidays));
const makeUpDays = new Map<string, string>(Object.entries(days.workdays));

/**
 * The years that the package really has, 2004 to 2026. Of any other year it would say that each weekday is a working
 * day; so a year counts only with its National Day.
 */
export function publishedYears(): number[] {
  const years = new Set([...holidays.keys()].map((day) => Number(day.slice(0, 4))));
  return [...years].filter((year) => holidays.has(`${year}-10-01`)).toSorted((a, b) => a - b);
}

/** Every day of the year. @throws RangeError for a year that is not published */
export function publishedDays(year: number): PublishedDay[] {
  if (!publishedYears().includes(year))
    throw new RangeError(`no holiday notice is known for the year ${year}`);
  const result: PublishedDay[] = [];
  for (let day = legalDay(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) {
    result.push(publishedDay(day));
  }
  return result;
}

function publishedDay(day: LegalDay): PublishedDay {
  const holiday = holidays.get(day);
  if (holiday !== undefined) return { day, working: false, note: nameOf(holiday) };
  const makeUp = makeUpDays.get(day);
  if (makeUp !== undefined) return { day, working: true, note: `${nameOf(makeUp)}调休上班` };
  return { day, working: !isWeekend(day), note: null };
}

function isWeekend(day: LegalDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

function nameOf(entry: string): string {
  const name = entry.split(',')[1] ?? '';
  return FULL_NAMES[name] ?? name;
}
