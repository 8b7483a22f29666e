import { addDays, type LegalDay, legalDay } from '../legal-day.ts';

/** U 三.5: universities merge or shut down apps that were not updated for over half a year. */
export const STALE_AFTER_MONTHS = 6;

export interface VersionAge {
  /** Whole months that have passed. */
  readonly months: number;
  readonly isStale: boolean;
}

/** How old the newest version of an app is. */
export function versionAge(publishedOn: LegalDay, today: LegalDay): VersionAge {
  const [then, now] = [monthOf(publishedOn), monthOf(today)];
  const whole = addMonths(publishedOn, now - then) > today ? now - then - 1 : now - then;
  return { months: Math.max(0, whole), isStale: today > addMonths(publishedOn, STALE_AFTER_MONTHS) };
}

/** The same day so many months later, or the last day of a month that has no such day. */
function addMonths(day: LegalDay, months: number): LegalDay {
  const month = monthOf(day) + months;
  const lastDay = addDays(firstOf(month + 1), -1).slice(8);
  const wanted = day.slice(8);
  return legalDay(firstOf(month).slice(0, 8) + (wanted > lastDay ? lastDay : wanted));
}

/** Months counted from the year 0. */
function monthOf(day: LegalDay): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOf(month: number): LegalDay {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return legalDay(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}
