import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { onlyThoseOutsideTheTreeRegisterThemselves } from './only-those-outside-the-tree-register-themselves.ts';

test.each([
  ['provider', []],
  ['platform-operator', []],
  ['app-store', []],
  ['school', ['kind']],
  ['subordinate-unit', ['kind']],
  ['authority', ['kind']],
] as const)('%s', (kind, fields) => {
  const { violations } = checkAll(
    [onlyThoseOutsideTheTreeRegisterThemselves],
    { kind, creditCode: '12441400456763110Y' },
    onThePlatform(legalDay('2020-06-01')),
  );
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
