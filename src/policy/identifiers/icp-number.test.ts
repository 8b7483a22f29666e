import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../../test/builders/hostile-text.ts';
import { isIcpNumber, parseIcpNumber } from './icp-number.ts';

describe('IcpNumber', () => {
  test.each<[string, object, string]>([
    [
      '豫ICP备19045432号',
      { province: '豫', serial: '19045432', subject: 'provider' },
      '8 digits, the provider itself',
    ],
    ['豫ICP备2023013181号', { province: '豫', serial: '2023013181', subject: 'provider' }, '10 digits'],
    ['京ICP备12345678号-1', { province: '京', serial: '12345678', subject: 'site' }, 'a site'],
    ['豫ICP备2023013181号-2A', { province: '豫', serial: '2023013181', subject: 'app' }, 'an app'],
    [
      '豫ICP备2023013181号-12X',
      { province: '豫', serial: '2023013181', subject: 'mini-program' },
      'a mini-program',
    ],
    ['豫ICP备2023013181号-3K', { province: '豫', serial: '2023013181', subject: 'quick-app' }, 'a quick app'],
  ])('%s is accepted', (text, parts) => {
    expect(parseIcpNumber(text)).toEqual({ ok: true, value: text, parts });
    expect(isIcpNumber(text)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['', '没有填写ICP 备案编号。', 'nothing'],
    ['豫ICP证041234号', '填写的是 ICP 许可证号（ICP证），不是 ICP 备案编号。', 'a licence is another thing'],
    ['豫ICP备190454321号', 'ICP 备案编号“豫ICP备190454321号”不符合格式。', '9 digits'],
    ['豫ICP备19045432', 'ICP 备案编号“豫ICP备19045432”不符合格式。', 'without 号'],
    ['豫ICP备19045432号-', 'ICP 备案编号“豫ICP备19045432号-”不符合格式。', 'a hyphen and nothing'],
    ['豫ICP备19045432号-0', 'ICP 备案编号“豫ICP备19045432号-0”不符合格式。', 'site 0'],
    ['豫ICP备19045432号-1B', 'ICP 备案编号“豫ICP备19045432号-1B”不符合格式。', 'an unknown suffix'],
    ['豫icp备19045432号', 'ICP 备案编号第 2 位是小写字母“i”，应为大写“I”。', 'lower case'],
    ['豫ICP备1904543２号', 'ICP 备案编号第 13 位是全角字符“２”，应为半角“2”。', 'full-width digit'],
    ['汉ICP备19045432号', 'ICP 备案编号的首字“汉”不是省份简称。', 'not a province'],
    ['ICP备19045432号', 'ICP 备案编号“ICP备19045432号”不符合格式。', 'without the province'],
  ])('%j is refused: %s (%s)', (text, message) => {
    const parsed = parseIcpNumber(text);
    expect(parsed).toMatchObject({ ok: false, severity: 'violation', message });
    expect(parsed.ok ? '' : parsed.remedy).not.toBe('');
    expect(isIcpNumber(text)).toBe(false);
  });

  test('answers at once, whatever is thrown at it', () => {
    for (const text of hostileTexts('豫ICP备19')) expect(parseIcpNumber(text).ok).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        parseIcpNumber(text);
      }),
    );
  }, 2000);
});
