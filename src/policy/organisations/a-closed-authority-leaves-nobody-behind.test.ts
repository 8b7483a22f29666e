import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aClosedAuthorityLeavesNobodyBehind } from './a-closed-authority-leaves-nobody-behind.ts';

const today = legalDay('2020-06-01');

test.each([
  ['nobody below', { name: '示例教育局', openBelow: [] }, []],
  ['a school below', { name: '示例教育局', openBelow: ['示例小学'] }, [undefined]],
  ['many below', { name: '示例教育局', openBelow: ['甲', '乙', '丙', '丁', '戊', '己'] }, [undefined]],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aClosedAuthorityLeavesNobodyBehind], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
