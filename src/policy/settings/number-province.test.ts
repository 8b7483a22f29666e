import { expect, test } from 'vitest';
import { numberProvince } from './number-province.ts';

test.each<[string | null, string | null, string | undefined, string]>([
  [null, '410000', '41', 'that of the region'],
  ['66', '650000', '66', 'what is set'],
  [null, '000000', '00', 'the Ministry'],
  [null, null, undefined, 'neither'],
  [null, '990000', undefined, 'no region'],
])('set %s in %s: %s (%s)', (set, regionCode, expected) => {
  expect(numberProvince(set, regionCode)).toBe(expected);
});
