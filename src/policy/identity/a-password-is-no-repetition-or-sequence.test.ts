import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordIsNoRepetitionOrSequence } from './a-password-is-no-repetition-or-sequence.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['four alike', 'Kx7-aaaa-mQ', false],
  ['three alike', 'Kx7-aaa-mQ4', true],
  ['four Chinese characters alike', 'Kx7-好好好好', false],
  ['five digits in order', 'Kx-12345-mQ', false],
  ['four digits in order', 'Kx-1234-mQ7', true],
  ['five digits backwards', 'Kx-98765-mQ', false],
  ['round the end of the row of digits', 'Kx-67890-mQ', false],
  ['letters of the alphabet, whatever their case', 'AbCdE-7-mQ2', false],
  ['keys side by side', 'Kx-Qwert-72', false],
  ['keys side by side, backwards', 'Kx-lkjhg-72', false],
  ['signs above the digits', 'Kx-!@#$%-72', false],
  ['one piece twice', 'Km7-xKm7-x', false],
  ['one piece thrice', 'Km7Km7Km7', false],
  ['a piece and a half', 'Km7-xKm7', true],
  ['nothing of the kind', 'Kx7-mQ92-fT', true],
])('%s', (_name, password, kept) => {
  const { violations } = checkAll([aPasswordIsNoRepetitionOrSequence], { password }, circumstances);
  expect(violations.length === 0).toBe(kept);
});
