import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isMlpsNumber, parseMlpsNumber } from './mlps-number.ts';

describe('MlpsNumber', () => {
  test.each<[string, object, string]>([
    ['41010200001', { police: '410102', serial: '00001', system: undefined }, '11 digits'],
    ['41010200001-20001', { police: '410102', serial: '00001', system: '20001' }, 'with five more'],
  ])('%s is accepted', (text, parts) => {
    expect(parseMlpsNumber(text)).toEqual({ ok: true, value: text, parts });
    expect(isMlpsNumber(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写等级保护备案号。', 'nothing'],
    ['4101020000', '等级保护备案号“4101020000”不是常见的形式（现为 10 位）。', '10 digits'],
    [
      '41010200001-2001',
      '等级保护备案号“41010200001-2001”不是常见的形式（现为 16 位）。',
      'four after the hyphen',
    ],
    ['4101020000１', '等级保护备案号第 11 位是全角字符“１”，应为半角“1”。', 'full-width digit'],
    ['41010200001号', '等级保护备案号“41010200001号”不是常见的形式（现为 12 位）。', 'with 号'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseMlpsNumber(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'warning', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isMlpsNumber(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('410102')) expect(parseMlpsNumber(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseMlpsNumber(text);
      }),
    );
  }, 2000);
});
