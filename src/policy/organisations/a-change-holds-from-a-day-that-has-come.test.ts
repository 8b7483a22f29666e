import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aChangeHoldsFromADayThatHasCome } from './a-change-holds-from-a-day-that-has-come.ts';

const today = legalDay('2020-06-01');

test.each([
  ['today', { effectiveOn: today, existsSince: legalDay('2019-01-01') }, []],
  ['tomorrow', { effectiveOn: legalDay('2020-06-02'), existsSince: legalDay('2019-01-01') }, ['effectiveOn']],
  ['the first day', { effectiveOn: legalDay('2019-01-01'), existsSince: legalDay('2019-01-01') }, []],
  [
    'the day before',
    { effectiveOn: legalDay('2018-12-31'), existsSince: legalDay('2019-01-01') },
    ['effectiveOn'],
  ],
  ['a leap day', { effectiveOn: legalDay('2020-02-29'), existsSince: legalDay('2020-02-29') }, []],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aChangeHoldsFromADayThatHasCome], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
