import { addDays, type LegalDay, legalDay } from '../legal-day.ts';

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

export const MAX_TREND_DAYS = 400;

/**
 * The days of a trend: from the first in equal steps, and the last one whatever the step. Undefined when there are more
 * than {@link MAX_TREND_DAYS}.
 */
export function trendDays(from: LegalDay, to: LegalDay, step: Step): LegalDay[] | undefined {
  const days: LegalDay[] = [];
  for (let day = from; day < to; day = STEPPED[step](from, days.length)) {
    days.push(day);
    if (days.length === MAX_TREND_DAYS) return undefined;
  }
  return from > to ? [] : [...days, to];
}

const STEPPED: Readonly<Record<Step, (from: LegalDay, count: number) => LegalDay>> = {
  day: addDays,
  week: (from, count) => addDays(from, 7 * count),
  month: addMonths,
};

/** The same day of a later month, or its last one where it is shorter. */
function addMonths(from: LegalDay, count: number): LegalDay {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const text = `${first.toISOString().slice(0, 8)}${String(Math.min(day, length)).padStart(2, '0')}`;
  return legalDay(text);
}
