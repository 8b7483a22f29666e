import { describe, expect, test } from 'vitest';
import { base32, findTotpStep, totpCode, totpStep } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('a time-based one-time password', () => {
  // RFC 6238, appendix B, SHA-1, the last six of eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('after %d seconds is %s', (seconds, code) => {
    expect(totpCode(secret, totpStep(new Date(seconds * 1000)))).toBe(code);
  });

  test.each([
    ['of now', 0, true],
    ['of the step before', -1, true],
    ['of the step after', 1, true],
    ['of two steps before', -2, false],
    ['of two steps after', 2, false],
  ])('%s', (_name, off, found) => {
    const now = new Date('2020-03-02T02:00:00Z');
    const step = totpStep(now) + off;
    expect(findTotpStep(secret, totpCode(secret, step), now)).toBe(found ? step : undefined);
  });

  test('of another length is none', () => {
    expect(findTotpStep(secret, '', new Date(59_000))).toBeUndefined();
    expect(findTotpStep(secret, '2870820', new Date(59_000))).toBeUndefined();
  });
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is %j', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected);
});
