import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { anAliasIsAName } from './an-alias-is-a-name.ts';

test.each([
  ['none', [], []],
  ['two', ['济源', '济源示范区'], []],
  ['an empty one among others', ['济源', ''], ['aliases']],
  ['one of a hundred and one characters', ['字'.repeat(101)], ['aliases']],
  ['two that are wrong', ['', '示例\n小学'], ['aliases', 'aliases']],
])('%s', (_name, aliases, fields) => {
  const { violations } = checkAll([anAliasIsAName], { aliases }, onThePlatform(legalDay('2020-06-01')));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
