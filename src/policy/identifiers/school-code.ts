import { findTypingFault, type Parsed, refuse } from './parsed.ts';
import { isProvinceCode } from './region-code.ts';

/** 学校标识码: the stable key of a school; it survives renaming and is never reused. */
export type SchoolCode = string & { readonly schoolCode: unique symbol };

export interface SchoolCodeParts {
  /** Two digits: 11 kindergarten, 21 primary, 31–33 junior, 34 senior, 36 vocational, 41 university, 51 special, … */
  readonly category: string;
  readonly province: string;
  readonly serial: string;
}

const NAME = '学校标识码';
const REMEDY = '请填写教育统计使用的 10 位学校标识码，全部是数字：2 位类别、2 位省份、6 位序号。';
const FORM = /^(\d{2})(\d{2})(\d{6})$/;

export function parseSchoolCode(text: string): Parsed<SchoolCode, SchoolCodeParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY });
  if (fault !== undefined) return fault;
  const match = FORM.exec(text);
  if (match === null) return refuse(`${NAME}应为 10 位数字，现为“${text}”。`, REMEDY);
  const [, category = '', province = '', serial = ''] = match;
  if (category.startsWith('0')) return refuse(`${NAME}的前两位“${category}”不是办学类别。`, REMEDY);
  if (province === '00' || !isProvinceCode(province)) {
    return refuse(`${NAME}的第 3、4 位“${province}”不是省级代码。`, REMEDY);
  }
  return { ok: true, value: text as SchoolCode, parts: { category, province, serial } };
}

export function isSchoolCode(text: string): text is SchoolCode {
  return parseSchoolCode(text).ok;
}
