import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordMixesClassesOfCharacters } from './a-password-mixes-classes-of-characters.ts';
import { STANDARD_PASSWORD_POLICY } from './password-policy.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['small letters alone', 'abcdefghij', 3, false],
  ['small letters and digits', 'abcdefgh12', 3, false],
  ['three classes', 'Abcdefgh12', 3, true],
  ['Chinese counts as other characters', '示例abcd12', 3, true],
  ['three where four are asked for', 'Abcdefgh12', 4, false],
  ['all four', 'Abcdefgh1-', 4, true],
  ['one where one will do', 'abcdefghij', 1, true],
])('%s', (_name, password, minClasses, kept) => {
  const policy = { ...STANDARD_PASSWORD_POLICY, minClasses };
  const { violations } = checkAll([aPasswordMixesClassesOfCharacters], { password, policy }, circumstances);
  expect(violations.length === 0).toBe(kept);
});
