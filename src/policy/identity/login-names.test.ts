import { expect, test } from 'vitest';
import { loginNameOf } from './login-names.ts';

const none = { id: 7, schoolCode: null, creditCode: null, regionCode: null };

test.each<[string, Parameters<typeof loginNameOf>, string]>([
  [
    'a school',
    [{ ...none, schoolCode: '2141000001', creditCode: '12441400456763110Y' }, 'clerk', 1],
    '2141000001',
  ],
  ['its second clerk', [{ ...none, schoolCode: '2141000001' }, 'clerk', 2], '2141000001-2'],
  [
    'an authority',
    [{ ...none, regionCode: '411502', creditCode: '12441400456763110Y' }, 'officer', 1],
    '411502-officer',
  ],
  ['its third officer', [{ ...none, regionCode: '411502' }, 'officer', 3], '411502-officer-3'],
  [
    'a unit with a credit code',
    [{ ...none, creditCode: '12441400456763110Y' }, 'clerk', 1],
    '12441400456763110Y',
  ],
  ['a unit without any', [none, 'clerk', 1], 'unit7'],
  ['an administrator', [{ ...none, regionCode: '411502' }, 'security-administrator', 1], '411502-security'],
])('%s', (_name, asked, expected) => {
  expect(loginNameOf(...asked)).toBe(expected);
});
