import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isUnifiedSocialCreditCode, parseUnifiedSocialCreditCode } from './unified-social-credit-code.ts';

describe('UnifiedSocialCreditCode', () => {
  test.each<[string, object, string]>([
    [
      '91350100M000100Y43',
      { registration: '91', region: '350100', body: 'M000100Y4', checkDigit: '3' },
      'a company in Fuzhou',
    ],
    [
      '12441400456763110Y',
      { registration: '12', region: '441400', body: '456763110', checkDigit: 'Y' },
      'a public institution, check digit Y',
    ],
    [
      '91512081MA62K0260E',
      { registration: '91', region: '512081', body: 'MA62K0260', checkDigit: 'E' },
      'a company in Sichuan',
    ],
    [
      '9131000063159284XQ',
      { registration: '91', region: '310000', body: '63159284X', checkDigit: 'Q' },
      'X among the digits',
    ],
  ])('%s is accepted', (text, parts) => {
    expect(parseUnifiedSocialCreditCode(text)).toEqual({ ok: true, value: text, parts });
    expect(isUnifiedSocialCreditCode(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写统一社会信用代码。', 'nothing'],
    ['91350100M000100Y4', '统一社会信用代码应为 18 位，现为 17 位。', 'one too few'],
    ['91350100M000100Y433', '统一社会信用代码应为 18 位，现为 19 位。', 'one too many'],
    ['91350100m000100y43', '统一社会信用代码第 9 位是小写字母“m”，应为大写“M”。', 'lower case'],
    ['91３50100M000100Y43', '统一社会信用代码第 3 位是全角字符“３”，应为半角“3”。', 'full-width digit'],
    ['91350100M00O100Y43', '统一社会信用代码第 12 位是“O”，代码中没有这个字符。', 'O instead of 0'],
    ['91350100MI00100Y43', '统一社会信用代码第 10 位是“I”，代码中没有这个字符。', 'I instead of 1'],
    ['9135-0100M000100Y4', '统一社会信用代码第 5 位是“-”，代码中没有这个字符。', 'a hyphen'],
    ['913501 00M000100Y43', '统一社会信用代码第 7 位是空格。', 'a space'],
    [
      '91A50100M000100Y43',
      '统一社会信用代码第 3 至 8 位应为数字（登记机关行政区划码）。',
      'a letter in the region',
    ],
    [
      '9135010🙂M000100Y43',
      '统一社会信用代码第 8 位是“🙂”，代码中没有这个字符。',
      'an emoji counts as one character',
    ],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseUnifiedSocialCreditCode(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isUnifiedSocialCreditCode(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('91350100M0')) expect(parseUnifiedSocialCreditCode(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseUnifiedSocialCreditCode(text);
      }),
    );
  }, 2000);
});

describe('the check digit', () => {
  test.each(['91350211M0000XUF46', '91350100M0001TGQXM'])(
    '%s is reported as genuine and yet fails: a warning',
    (text) => {
      const parsed = parseUnifiedSocialCreditCode(text);
      expect(parsed).toMatchObject({ ok: false, severity: 'warning' });
      expect(isUnifiedSocialCreditCode(text)).toBe(false);
    },
  );

  test('the warning says which digit was expected', () => {
    expect(parseUnifiedSocialCreditCode('91350100M000100Y44')).toMatchObject({
      severity: 'warning',
      message: '统一社会信用代码的校验码不符：末位是“4”，按前 17 位计算应为“3”。',
    });
  });

  test('finds every single wrong character', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const code = '12441400456763110Y';
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...alphabet), (index, character) => {
        const changed = code.slice(0, index) + character + code.slice(index + 1);
        expect(isUnifiedSocialCreditCode(changed)).toBe(changed === code);
      }),
    );
  });
});
