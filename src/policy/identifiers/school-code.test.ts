import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isSchoolCode, parseSchoolCode } from './school-code.ts';

describe('SchoolCode', () => {
  test.each<[string, object, string]>([
    ['1141000001', { category: '11', province: '41', serial: '000001' }, 'a kindergarten'],
    ['2141000001', { category: '21', province: '41', serial: '000001' }, 'a primary school'],
    ['3341000001', { category: '33', province: '41', serial: '000001' }, 'a junior school'],
    ['4141010459', { category: '41', province: '41', serial: '010459' }, 'a university'],
    ['5111000001', { category: '51', province: '11', serial: '000001' }, 'a special school'],
  ])('%s is accepted', (text, parts) => {
    expect(parseSchoolCode(text)).toEqual({ ok: true, value: text, parts });
    expect(isSchoolCode(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写学校标识码。', 'nothing'],
    ['214100001', '学校标识码应为 10 位数字，现为“214100001”。', '9 digits'],
    ['21410000011', '学校标识码应为 10 位数字，现为“21410000011”。', '11 digits'],
    ['2141 00001', '学校标识码第 5 位是空格。', 'a space'],
    ['214100000１', '学校标识码第 10 位是全角字符“１”，应为半角“1”。', 'full-width digit'],
    ['214100000O', '学校标识码应为 10 位数字，现为“214100000O”。', 'O instead of 0'],
    ['0141000001', '学校标识码的前两位“01”不是办学类别。', 'no category'],
    ['2199000001', '学校标识码的第 3、4 位“99”不是省级代码。', 'no province'],
    ['2.141E+09', '学校标识码应为 10 位数字，现为“2.141E+09”。', 'as a spreadsheet spoils it'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseSchoolCode(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isSchoolCode(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('2141')) expect(parseSchoolCode(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseSchoolCode(text);
      }),
    );
  }, 2000);
});
