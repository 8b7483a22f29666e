import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordIsChangedInTime } from './a-password-is-changed-in-time.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['set today', '2020-06-01', 90, true],
  ['set ninety days ago', '2020-03-03', 90, true],
  ['set ninety-one days ago', '2020-03-02', 90, false],
  ['set years ago where passwords do not expire', '2010-01-01', null, true],
])('%s', (_name, setOn, maxAgeDays, kept) => {
  const facts = { setOn: legalDay(setOn), policy: { maxAgeDays } };
  const { violations } = checkAll([aPasswordIsChangedInTime], facts, circumstances);
  expect(violations.length === 0).toBe(kept);
});
