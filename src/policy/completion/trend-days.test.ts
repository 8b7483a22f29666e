import { describe, expect, it } from 'vitest';
import { addDays, legalDay } from '../legal-day.ts';
import { MAX_TREND_DAYS, trendDays } from './trend-days.ts';

const days = (from: string, to: string, step: 'day' | 'week' | 'month') =>
  trendDays(legalDay(from), legalDay(to), step);

describe('the days of a trend', () => {
  it.each([
    ['2020-02-28', '2020-03-01', 'day', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['2020-01-01', '2020-01-15', 'week', ['2020-01-01', '2020-01-08', '2020-01-15']],
    ['2020-01-01', '2020-01-10', 'week', ['2020-01-01', '2020-01-08', '2020-01-10']],
    ['2020-01-31', '2020-04-15', 'month', ['2020-01-31', '2020-02-29', '2020-03-31', '2020-04-15']],
    ['2019-11-30', '2020-02-29', 'month', ['2019-11-30', '2019-12-30', '2020-01-30', '2020-02-29']],
    ['2020-01-01', '2020-01-01', 'month', ['2020-01-01']],
    ['2020-01-02', '2020-01-01', 'day', []],
  ] as const)('from %s to %s by %s', (from, to, step, expected) => {
    expect(days(from, to, step)).toEqual(expected);
  });

  it(`are ${MAX_TREND_DAYS} at most`, () => {
    const first = legalDay('2020-01-01');
    const until = (count: number) => trendDays(first, addDays(first, count - 1), 'day');
    expect(until(MAX_TREND_DAYS)).toHaveLength(MAX_TREND_DAYS);
    expect(until(MAX_TREND_DAYS + 1)).toBeUndefined();
  });
});
