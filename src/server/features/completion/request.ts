import { MAX_TREND_DAYS, type Step, trendDays } from '../../../policy/completion/trend-days.ts';
import { addDays, type LegalDay } from '../../../policy/legal-day.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Moment } from './moment.ts';

/** Before this year Shanghai kept other hours, and nothing here had happened. */
const FIRST_DAY = '1992-01-01';
const A_YEAR_OF_WEEKS = 7 * 51;

export interface MomentAsked {
  readonly asOf?: LegalDay | undefined;
  readonly knownAt?: string | undefined;
}

type Now = Pick<Occasion, 'now' | 'today'>;

/** @throws Failure `invalid` for a day or an instant that has not come yet */
export function momentOf({ asOf, knownAt }: MomentAsked, now: Now): Moment {
  return { asOf: pastDay('asOf', asOf ?? now.today, now), knownAt: pastInstant(knownAt, now) };
}

export interface DaysAsked {
  readonly from?: LegalDay | undefined;
  readonly to?: LegalDay | undefined;
  readonly step: Step;
  readonly dates?: readonly LegalDay[] | undefined;
}

/** The days of a trend: those named, or from one day to another; by default the last 52 weeks. */
export function daysOf({ from, to, step, dates }: DaysAsked, now: Now): readonly LegalDay[] {
  if (dates !== undefined) return dates.map((day) => pastDay('dates', day, now));
  const last = pastDay('to', to ?? now.today, now);
  const first = pastDay('from', from ?? addDays(last, -A_YEAR_OF_WEEKS), now);
  if (first > last) throw refused('from', '开始日期晚于结束日期。', '请调换两个日期。');
  const days = trendDays(first, last, step);
  if (days === undefined)
    throw refused('step', `这段时间超过 ${MAX_TREND_DAYS} 个时间点。`, '请缩短时间，或按周、按月统计。');
  return days;
}

export function pastInstant(knownAt: string | undefined, { now }: Now): Date {
  if (knownAt === undefined) return now;
  const instant = new Date(knownAt);
  if (instant > now) throw refused('knownAt', '口径时间还没有到，不能统计。', '请选择现在或更早的时刻。');
  if (instant < new Date(FIRST_DAY)) throw tooEarly('knownAt');
  return instant;
}

function pastDay(field: string, day: LegalDay, { today }: Now): LegalDay {
  if (day > today)
    throw refused(field, `截至日 ${day} 还没有到，不能统计。`, `请选择今天（${today}）或更早的日期。`);
  if (day < FIRST_DAY) throw tooEarly(field);
  return day;
}

function tooEarly(field: string): Failure {
  return refused(field, `日期早于 ${FIRST_DAY}，不能统计。`, '请核对年份。');
}

function refused(field: string, message: string, remedy: string): Failure {
  return new Failure('invalid', message, { remedy, defects: [{ field, message, remedy }] });
}
