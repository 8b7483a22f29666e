import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/**
 * 行政区划代码 (GB/T 2260), six digits. It names an area; who answers to whom is read from the tree of organisations and
 * never from the code's prefix.
 */
export type RegionCode = string & { readonly regionCode: unique symbol };

export interface RegionCodeParts {
  /** First two digits, as in a filing number. */
  readonly province: string;
}

const NAME = '行政区划代码';
const REMEDY = '请填写 6 位数字，如 410000（河南省）。';

/** Every province of GB/T 2260, 00 for the whole country, and 66 for the Xinjiang corps, which files like a province. */
const PROVINCES = new Set(
  '00 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82'.split(
    ' ',
  ),
);

export function parseRegionCode(text: string): Parsed<RegionCode, RegionCodeParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY });
  if (fault !== undefined) return fault;
  if (!/^\d{6}$/.test(text)) return refuse(`${NAME}应为 6 位数字，现为“${text}”。`, REMEDY);
  const province = text.slice(0, 2);
  if (!isProvinceCode(province) || (province === '00' && text !== '000000')) {
    return refuse(`${NAME}“${text}”的前两位不是省级代码。`, REMEDY);
  }
  return { ok: true, value: text as RegionCode, parts: { province } };
}

export function isRegionCode(text: string): text is RegionCode {
  return parseRegionCode(text).ok;
}

export function isProvinceCode(text: string): boolean {
  return PROVINCES.has(text);
}
