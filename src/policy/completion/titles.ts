import type { AuthorityLevel } from '../access/grants.ts';
import { HENAN } from '../articles.ts';
import type { LegalDay } from '../legal-day.ts';
import { areaName } from './area-name.ts';
import { type MetricId, metrics } from './metrics.ts';

/** Whose table it is, by its name and level of that day. */
export interface TableOwner {
  readonly name: string;
  readonly level: AuthorityLevel;
  readonly regionCode: string | null;
}

/** The title of a table by region, in the words of P 附件1. */
export function regionTableTitle(owner: TableOwner, metric: MetricId): string {
  return `${areasBelow(owner)}教育 APP 使用者备案${metrics[metric].subject}统计表`;
}

/** The title of a table of institutions, in the words of P 附件2 where it is a province's. */
export function institutionTableTitle(owner: TableOwner): string {
  const who = owner.level === 'province' ? '高校和省属中职学校' : directSchoolsName(owner.name);
  return `${who}教育 APP 使用者备案完成情况统计表`;
}

/** （统计截至时间：2020 年 8 月 17 日） */
export function asOfLine(day: LegalDay): string {
  return `（统计截至时间：${chineseDay(day)}）`;
}

export function chineseDay(day: LegalDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

/** The row of the schools that hang on the asking authority itself (局直). */
export function directSchoolsName(authority: string): string {
  return `${areaName(authority)}直属学校`;
}

function areasBelow({ name, level, regionCode }: TableOwner): string {
  if (level === 'ministry') return '各省（自治区、直辖市）';
  if (level !== 'province') return areaName(name);
  return regionCode === HENAN ? '省辖市（济源示范区）、直管县（市）' : '各市、省直管县（市）';
}
