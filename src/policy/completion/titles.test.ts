import { describe, expect, it } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { metrics } from './metrics.ts';
import { asOfLine, directSchoolsName, institutionTableTitle, regionTableTitle } from './titles.ts';

const henan = { name: '河南省教育厅', level: 'province', regionCode: '410000' } as const;

describe('titles', () => {
  it('of Henan are those of its notice', () => {
    expect(regionTableTitle(henan, 'confirmed')).toBe(
      '省辖市（济源示范区）、直管县（市）教育 APP 使用者备案完成情况统计表',
    );
    expect(institutionTableTitle(henan)).toBe('高校和省属中职学校教育 APP 使用者备案完成情况统计表');
    expect(asOfLine(legalDay('2020-08-07'))).toBe('（统计截至时间：2020 年 8 月 7 日）');
  });

  it.each([
    [{ name: '教育部', level: 'ministry', regionCode: '000000' }, '各省（自治区、直辖市）'],
    [{ name: '四川省教育厅', level: 'province', regionCode: '510000' }, '各市、省直管县（市）'],
    [{ name: '信阳市教育局', level: 'city', regionCode: '411500' }, '信阳市'],
    [{ name: '浉河区教育局', level: 'county', regionCode: null }, '浉河区'],
  ] as const)('of %o begin with %s', (owner, areas) => {
    expect(regionTableTitle(owner, 'confirmed')).toBe(`${areas}教育 APP 使用者备案完成情况统计表`);
  });

  it('of what has started never speak of completion', () => {
    expect(regionTableTitle(henan, 'started')).not.toContain('完成');
    expect(metrics.started.title).toBe('开展率');
    expect(Object.values(metrics.started).join('')).not.toContain('完成');
  });

  it('name the schools that hang on a bureau itself', () => {
    expect(directSchoolsName('信阳市教育体育局')).toBe('信阳市直属学校');
  });
});
