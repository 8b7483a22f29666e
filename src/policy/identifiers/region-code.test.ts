import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isRegionCode, parseRegionCode } from './region-code.ts';

describe('RegionCode', () => {
  test.each<[string, object, string]>([
    ['000000', { province: '00' }, 'the whole country'],
    ['410000', { province: '41' }, 'a province'],
    ['410225', { province: '41' }, 'a county that answers to the province'],
    ['419001', { province: '41' }, 'a city directly administered by the province'],
  ])('%s is accepted', (text, parts) => {
    expect(parseRegionCode(text)).toEqual({ ok: true, value: text, parts });
    expect(isRegionCode(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写行政区划代码。', 'nothing'],
    ['41000', '行政区划代码应为 6 位数字，现为“41000”。', '5 digits'],
    ['4100000', '行政区划代码应为 6 位数字，现为“4100000”。', '7 digits'],
    ['４10000', '行政区划代码第 1 位是全角字符“４”，应为半角“4”。', 'full-width digit'],
    ['990000', '行政区划代码“990000”的前两位不是省级代码。', 'no province'],
    ['000001', '行政区划代码“000001”的前两位不是省级代码。', 'nothing below the whole country'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseRegionCode(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isRegionCode(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('4100')) expect(parseRegionCode(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseRegionCode(text);
      }),
    );
  }, 2000);
});
