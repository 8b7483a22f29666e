import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isOrganisationCode, parseOrganisationCode } from './organisation-code.ts';

describe('OrganisationCode', () => {
  test.each<[string, object, string]>([
    ['12345678X', { code: '12345678X' }, 'nine characters'],
    ['12345678-X', { code: '12345678X' }, 'with a hyphen'],
    ['MA0000000', { code: 'MA0000000' }, 'letters'],
    ['2141000001', { code: '2141000001' }, 'the ten digits of a school code'],
  ])('%s is accepted', (text, parts) => {
    expect(parseOrganisationCode(text)).toEqual({ ok: true, value: text, parts });
    expect(isOrganisationCode(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写统一机构代码。', 'nothing'],
    ['12345678', '统一机构代码“12345678”不符合格式，现为 8 位。', '8 characters'],
    ['12345678-x', '统一机构代码第 10 位是小写字母“x”，应为大写“X”。', 'lower case'],
    ['12345678－X', '统一机构代码第 9 位是全角字符“－”，应为半角“-”。', 'full-width hyphen'],
    ['12441400456763110Y', '统一机构代码“12441400456763110Y”不符合格式，现为 18 位。', 'a credit code'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseOrganisationCode(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isOrganisationCode(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('12345678')) expect(parseOrganisationCode(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseOrganisationCode(text);
      }),
    );
  }, 2000);
});
