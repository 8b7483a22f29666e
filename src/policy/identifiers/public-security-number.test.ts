import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isPublicSecurityNumber, parsePublicSecurityNumber } from './public-security-number.ts';

describe('PublicSecurityNumber', () => {
  test.each<[string, object, string]>([
    ['豫公网安备41019702002703号', { province: '豫', digits: '41019702002703' }, '14 digits'],
    ['京公网安备110105012345号', { province: '京', digits: '110105012345' }, '12 digits'],
    ['41019702002703', { province: undefined, digits: '41019702002703' }, 'digits only'],
  ])('%s is accepted', (text, parts) => {
    expect(parsePublicSecurityNumber(text)).toEqual({ ok: true, value: text, parts });
    expect(isPublicSecurityNumber(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写公安联网备案号。', 'nothing'],
    ['豫公网安备4101970200270号', '公安联网备案号“豫公网安备4101970200270号”不是常见的形式。', '13 digits'],
    ['豫公网安备 41019702002703号', '公安联网备案号第 6 位是空格。', 'a space'],
    ['豫公网安备41019702002703', '公安联网备案号“豫公网安备41019702002703”不是常见的形式。', 'without 号'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parsePublicSecurityNumber(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'warning', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isPublicSecurityNumber(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('豫公网安备41')) expect(parsePublicSecurityNumber(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parsePublicSecurityNumber(text);
      }),
    );
  }, 2000);
});
