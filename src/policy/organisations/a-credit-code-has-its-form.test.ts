import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aCreditCodeHasItsForm } from './a-credit-code-has-its-form.ts';

const today = legalDay('2020-06-01');

test.each([
  ['a right one', { creditCode: '12441400456763110Y' }, []],
  ['none', { creditCode: null }, []],
  ['a check digit that does not agree is left to the reviewer', { creditCode: '91350211M0000XUF46' }, []],
  ['seventeen characters', { creditCode: '12441400456763110' }, ['creditCode']],
  ['a letter that codes do not have', { creditCode: '12441400456763110I' }, ['creditCode']],
  ['small letters', { creditCode: '12441400456763110y' }, ['creditCode']],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aCreditCodeHasItsForm], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
