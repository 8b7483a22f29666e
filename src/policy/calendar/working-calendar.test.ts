import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aWorkingCalendar, publishedDays } from '../../../test/builders/working-calendar.ts';
import { addDays, legalDay } from '../legal-day.ts';
import { addWorkingDays, WorkingCalendar, workingDaysBetween, workingDaysLeft } from './working-calendar.ts';

const calendar = aWorkingCalendar();
const add = (day: string, n: number) => addWorkingDays(calendar, legalDay(day), n);
const left = (today: string, due: string) => workingDaysLeft(calendar, legalDay(today), legalDay(due));

describe('the working calendar', () => {
  test('knows complete years only', () => {
    const year = publishedDays(2020);
    expect(new WorkingCalendar(year).hasYear(2020)).toBe(true);
    expect(new WorkingCalendar(year.slice(1)).hasYear(2020)).toBe(false);
    expect(new WorkingCalendar(year.filter(({ day }) => day !== '2020-02-29')).hasYear(2020)).toBe(false);
    expect(new WorkingCalendar([]).hasYear(2020)).toBe(false);
  });

  test('a day that is there twice does not make up for one that is missing', () => {
    const year = publishedDays(2021).filter(({ day }) => day !== '2021-07-01');
    expect(new WorkingCalendar([...year, ...year.slice(0, 1)]).hasYear(2021)).toBe(false);
  });

  test.each<[string, boolean | 'unknown', string]>([
    ['2020-01-17', true, 'Friday'],
    ['2020-01-18', false, 'Saturday'],
    ['2020-01-19', true, 'make-up Sunday'],
    ['2020-02-02', false, 'extended Spring Festival'],
    ['2004-01-02', true, 'the first year'],
    ['2026-12-31', true, 'the last year'],
    ['2003-12-31', 'unknown', 'before'],
    ['2027-01-04', 'unknown', 'after: a Monday, and yet not guessed'],
  ])('%s is a working day: %s (%s)', (day, expected) => {
    expect(calendar.isWorkingDay(legalDay(day))).toBe(expected);
  });

  test.each([
    ['2020-01-17', 10, '2020-02-07', 'make-up Sunday counts, extended Spring Festival does not'],
    ['2020-01-18', 10, '2020-02-07', 'an event on a Saturday'],
    ['2020-01-19', 10, '2020-02-10', 'an event on a make-up Sunday: that day does not count'],
    ['2019-12-19', 10, '2020-01-03', 'over the turn of the year'],
    ['2020-02-27', 1, '2020-02-28', 'to the day before the leap day'],
    ['2020-02-28', 1, '2020-03-02', 'over the leap day, a Saturday'],
    ['2024-02-28', 1, '2024-02-29', 'onto a leap day that is a Thursday'],
    ['2019-09-30', 4, '2019-10-11', 'over the National Day'],
    ['2019-09-30', 5, '2019-10-12', 'onto a make-up Saturday'],
    ['2023-06-21', 2, '2023-06-26', 'with a make-up Sunday between'],
    ['2020-01-17', 0, '2020-01-17', 'no working day: the day itself'],
    ['2026-12-30', 1, '2026-12-31', 'up to the last known day'],
  ])('%s plus %i is %s (%s)', (day, n, due) => {
    expect(add(day, n)).toEqual({ due });
  });

  test.each([
    ['2026-12-30', 2, 2027, 'the second day lies beyond'],
    ['2026-12-31', 1, 2027, 'an event on the last known day'],
    ['2026-12-18', 10, 2027, 'ten days with nine left'],
    ['2027-03-01', 10, 2027, 'an event in a year without data'],
    ['2002-05-01', 10, 2002, 'an event before all data'],
  ])('%s plus %i waits for the calendar of %i (%s)', (day, n, pendingYear) => {
    expect(add(day, n)).toEqual({ pendingYear });
  });

  test('the last day before the first known year needs no data of its own', () => {
    expect(add('2003-12-31', 1)).toEqual({ due: '2004-01-02' });
  });

  test('a gap between known years is never jumped', () => {
    const gapped = aWorkingCalendar([2019, 2021]);
    expect(addWorkingDays(gapped, legalDay('2019-12-31'), 1)).toEqual({ pendingYear: 2020 });
    expect(workingDaysLeft(gapped, legalDay('2019-12-30'), legalDay('2021-01-04'))).toBe('unknown');
    expect(addWorkingDays(gapped, legalDay('2020-12-31'), 1)).toEqual({ due: '2021-01-04' });
  });

  test.each([-1, 1.5, Number.NaN])('%s is no number of working days', (n) => {
    expect(() => add('2020-01-17', n)).toThrow(RangeError);
  });
});

describe('working days left', () => {
  test.each<[string, string, number | 'unknown', string]>([
    ['2020-01-17', '2020-02-07', 10, 'on the day of the event'],
    ['2020-01-19', '2020-02-07', 9, 'on a make-up Sunday'],
    ['2020-01-25', '2020-02-07', 5, 'in the holidays'],
    ['2020-02-06', '2020-02-07', 1, 'the day before'],
    ['2020-02-07', '2020-02-07', 0, 'the last day, until 24:00'],
    ['2020-02-08', '2020-02-07', -1, 'the Saturday after'],
    ['2020-02-10', '2020-02-07', -1, 'the Monday after'],
    ['2020-02-11', '2020-02-07', -2, 'the Tuesday after'],
    ['2026-12-30', '2027-01-04', 'unknown', 'due in a year without data'],
    ['2027-01-04', '2026-12-31', 'unknown', 'overdue in a year without data'],
  ])('on %s with the last day %s: %s (%s)', (today, due, expected) => {
    expect(left(today, due)).toBe(expected);
  });
});

describe('for any day and limit', () => {
  const days = fc.integer({ min: 0, max: 365 * 22 }).map((n) => addDays(legalDay('2004-01-01'), n));
  const limits = fc.integer({ min: 1, max: 120 });

  test('adding n and then counting gives n, and the last day is a working day', () => {
    fc.assert(
      fc.property(days, limits, (day, n) => {
        const result = addWorkingDays(calendar, day, n);
        if (!('due' in result)) return;
        expect(workingDaysLeft(calendar, day, result.due)).toBe(n);
        expect(calendar.isWorkingDay(result.due)).toBe(true);
        expect(result.due > day).toBe(true);
      }),
    );
  });

  test('a later event or a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(days, limits, fc.integer({ min: 0, max: 30 }), (day, n, later) => {
        const first = addWorkingDays(calendar, day, n);
        const second = addWorkingDays(calendar, addDays(day, later), n);
        const longer = addWorkingDays(calendar, day, n + later);
        if ('due' in first && 'due' in second) expect(second.due >= first.due).toBe(true);
        if ('due' in first && 'due' in longer) expect(longer.due >= first.due).toBe(true);
      }),
    );
  });

  test('counting agrees with looking at each day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, span) => {
        const each = Array.from({ length: span }, (_, index) =>
          calendar.isWorkingDay(addDays(day, index + 1)),
        );
        expect(workingDaysBetween(calendar, day, addDays(day, span))).toBe(
          each.filter((is) => is === true).length,
        );
      }),
    );
  });
});
