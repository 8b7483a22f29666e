import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { publishedDays, publishedYears } from './published-years.ts';

function publishedDay(day: string) {
  return publishedDays(Number(day.slice(0, 4))).find((each) => each.day === day);
}

describe('published years', () => {
  test('are 2004 to 2026, each complete', () => {
    expect(publishedYears()).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    for (const year of publishedYears()) {
      const leap = year % 4 === 0;
      expect(publishedDays(year), String(year)).toHaveLength(leap ? 366 : 365);
    }
  });

  test.each([2003, 2027, Number.NaN])('refuse the year %s instead of guessing', (year) => {
    expect(() => publishedDays(year)).toThrow(RangeError);
  });

  test.each<[string, boolean, string | null, string]>([
    ['2019-10-01', false, '国庆节', 'the notice for 2019: 1 to 7 October off'],
    ['2019-10-07', false, '国庆节', 'its last day'],
    ['2019-10-12', true, '国庆节调休上班', 'a Saturday made up'],
    ['2019-10-13', false, null, 'the Sunday after it is an ordinary one'],
    ['2020-01-19', true, '春节调休上班', 'a Sunday made up'],
    ['2020-01-23', true, null, 'the last working day before the Spring Festival'],
    ['2020-01-24', false, '春节', 'first day of the Spring Festival'],
    ['2020-01-31', false, '春节', 'extended by the State Council'],
    ['2020-02-01', false, '春节', 'first planned as a make-up Saturday, then extended'],
    ['2020-02-02', false, '春节', 'last day of the extension'],
    ['2020-02-03', true, null, 'work again'],
    ['2020-02-29', false, null, 'the leap day, a Saturday'],
    ['2020-05-09', true, '劳动节调休上班', 'a Saturday made up'],
    ['2020-10-08', false, '国庆节', 'National Day and Mid-autumn together, eight days'],
    [
      '2015-09-03',
      false,
      '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
      'a holiday of that year alone',
    ],
    ['2023-06-23', false, '端午节', 'a Friday off'],
    ['2023-06-25', true, '端午节调休上班', 'a Sunday made up'],
    ['2024-02-09', true, null, 'the eve was no holiday in 2024'],
  ])('%s: working %s, %s (%s)', (day, working, note) => {
    expect(publishedDay(day)).toEqual({ day, working, note });
  });

  test('do not depend on the time zone of the process', () => {
    const script = `
      import { publishedDays, publishedYears } from '${import.meta.dirname}/published-years.ts';
      import { createHash } from 'node:crypto';
      const days = publishedYears().flatMap(publishedDays);
      process.stdout.write(createHash('sha256').update(JSON.stringify(days)).digest('hex'));`;
    const here = createHash('sha256')
      .update(JSON.stringify(publishedYears().flatMap(publishedDays)))
      .digest('hex');
    for (const TZ of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { TZ } });
      expect(there.toString(), TZ).toBe(here);
    }
  });
});
