import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { versionAge } from './version-age.ts';

test.each([
  ['the day itself', '2020-01-15', '2020-01-15', { months: 0, isStale: false }],
  ['a day short of a month', '2020-01-15', '2020-02-14', { months: 0, isStale: false }],
  ['half a year to the day', '2020-01-15', '2020-07-15', { months: 6, isStale: false }],
  ['a day over half a year', '2020-01-15', '2020-07-16', { months: 6, isStale: true }],
  ['half a year from a day that February lacks', '2019-08-31', '2020-02-29', { months: 6, isStale: false }],
  ['the day after', '2019-08-31', '2020-03-01', { months: 6, isStale: true }],
  ['over the turn of the year', '2019-11-30', '2021-02-01', { months: 14, isStale: true }],
  [
    'published after today, by a clock that is wrong',
    '2020-07-16',
    '2020-01-15',
    { months: 0, isStale: false },
  ],
])('%s', (_edge, publishedOn, today, age) => {
  expect(versionAge(legalDay(publishedOn), legalDay(today))).toEqual(age);
});
