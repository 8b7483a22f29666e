import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordHasItsLength } from './a-password-has-its-length.ts';
import { STANDARD_PASSWORD_POLICY } from './password-policy.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['nine characters', 'abcdefghi', 10, false],
  ['ten characters', 'abcdefghij', 10, true],
  ['eight where eight will do', 'abcdefgh', 8, true],
  ['ten of two code units each', '𠮷'.repeat(10), 10, true],
  ['nine of two code units each', '𠮷'.repeat(9), 10, false],
  ['a hundred and twenty-eight', 'x'.repeat(128), 10, true],
  ['a hundred and twenty-nine', 'x'.repeat(129), 10, false],
  ['nothing', '', 10, false],
])('%s', (_name, password, minLength, kept) => {
  const policy = { ...STANDARD_PASSWORD_POLICY, minLength };
  const { violations } = checkAll([aPasswordHasItsLength], { password, policy }, circumstances);
  expect(violations.length === 0).toBe(kept);
});
