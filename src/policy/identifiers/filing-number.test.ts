import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { filingNumber, isFilingNumber, normaliseFilingNumber, parseFilingNumber } from './filing-number.ts';

describe('FilingNumber', () => {
  test.each<[string, object, string]>([
    ['教APP备4100001号', { province: '41', serial: '00001' }, 'Henan, the first'],
    ['教APP备1100123号', { province: '11', serial: '00123' }, 'Beijing'],
    ['教APP备5199999号', { province: '51', serial: '99999' }, 'Sichuan, the last'],
  ])('%s is accepted', (text, parts) => {
    expect(parseFilingNumber(text)).toEqual({ ok: true, value: text, parts });
    expect(isFilingNumber(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写备案号。', 'nothing'],
    ['教APP备410001号', '备案号中间应为 7 位数字，现为 6 位。', 'one digit too few'],
    ['教APP备41000010号', '备案号中间应为 7 位数字，现为 8 位。', 'one digit too many'],
    ['教APP备 4100001号', '备案号第 6 位是空格。', 'a space'],
    [' 教APP备4100001号', '备案号第 1 位是空格。', 'a space in front'],
    ['教APP备4１00001号', '备案号第 7 位是全角字符“１”，应为半角“1”。', 'a full-width digit'],
    ['教ＡPP备4100001号', '备案号第 2 位是全角字符“Ａ”，应为半角“A”。', 'a full-width letter'],
    ['教app备4100001号', '备案号第 2 位是小写字母“a”，应为大写“A”。', 'lower case'],
    ['教APP备4100001', '备案号应以“号”结尾。', 'without 号'],
    ['4100001', '备案号应以“教APP备”开头。', 'digits only'],
    ['教APP备41A0001号', '备案号中间应全部是数字。', 'a letter among the digits'],
    ['教APP备9900001号', '备案号的前两位数字“99”不是省级代码。', 'no such province'],
    ['教APP备4100001号\n', '备案号第 14 位是空白或不可见字符。', 'a line break at the end'],
    ['教APP备4100\u200b001号', '备案号第 10 位是空白或不可见字符。', 'a zero-width space'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseFilingNumber(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isFilingNumber(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('教APP备41')) expect(parseFilingNumber(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseFilingNumber(text);
      }),
    );
  }, 2000);
});

describe('a number that is given', () => {
  test.each([
    ['41', 1, '教APP备4100001号'],
    ['41', 99_999, '教APP备4199999号'],
  ])('%s and %i make %s', (province, serial, number) => {
    expect(filingNumber(province, serial)).toBe(number);
  });

  test.each([
    ['41', 100_000],
    ['41', -1],
    ['41', 1.5],
    ['4', 1],
    ['99', 1],
  ])('%s and %d make none', (province, serial) => {
    expect(() => filingNumber(province, serial)).toThrow(RangeError);
  });
});

describe('search forgives', () => {
  test.each([
    ['教APP备4100001号', 'nothing to forgive'],
    ['教APP备4100001', 'a missing 号'],
    ['4100001号', 'a missing 教APP备'],
    ['4100001', 'digits only'],
    ['APP备4100001号', 'a missing 教'],
    ['教备4100001号', 'a missing APP'],
    [' 教 APP 备 4100001 号 ', 'spaces'],
    ['教ＡＰＰ备４１００００１号', 'full-width characters'],
    ['教app备4100001号', 'lower case'],
    ['备案号：教APP备4100001号。', 'the label in front and a full stop'],
    ['教APP备(4100001)号', 'brackets'],
    ['教APP备\u00a04100001\u3000号', 'other blanks'],
  ])('%j (%s)', (text) => {
    expect(normaliseFilingNumber(text)).toEqual(['教APP备4100001号']);
  });

  test('one digit too many: each number it may be, with a province that exists', () => {
    const found = normaliseFilingNumber('教APP备41000123号');
    expect(found).toContain('教APP备4100123号');
    expect(found).toContain('教APP备4100012号');
    expect(found).not.toContain('教APP备1000123号');
    expect(found.length).toBeLessThanOrEqual(8);
  });

  test.each([
    ['示例作业', 'a name'],
    ['410001', 'six digits'],
    ['410000123', 'nine digits'],
    ['豫ICP备19045432号', 'an ICP number'],
    ['9900001', 'no such province'],
    ['', 'nothing'],
  ])('not %j (%s)', (text) => {
    expect(normaliseFilingNumber(text)).toEqual([]);
  });

  test('whatever it finds is a filing number, and a filing number finds itself', () => {
    for (const text of hostileTexts('教APP备41')) expect(normaliseFilingNumber(text)).toEqual([]);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseFilingNumber(text).every(isFilingNumber)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('11', '41', '51'),
        fc.integer({ min: 0, max: 99_999 }),
        (province, serial) => {
          const number = filingNumber(province, serial);
          expect(normaliseFilingNumber(number)).toEqual([number]);
        },
      ),
    );
  });
});
