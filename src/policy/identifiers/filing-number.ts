import { findTypingFault, type Parsed, refuse } from './parsed.ts';
import { isProvinceCode } from './region-code.ts';

/** 备案号 of one app: 教APP备 + province code + serial + 号. */
export type FilingNumber = string & { readonly filingNumber: unique symbol };

export interface FilingNumberParts {
  /** First two digits of GB/T 2260, such as 41. */
  readonly province: string;
  /** Five digits, with leading zeros. */
  readonly serial: string;
}

const NAME = '备案号';
const REMEDY = '请按“教APP备4100001号”的形式填写：教APP备、2 位省份代码、5 位序号、号，不加空格。';
const FORM = /^教APP备(\d{2})(\d{5})号$/;

/** For entry: nothing is forgiven. */
export function parseFilingNumber(text: string): Parsed<FilingNumber, FilingNumberParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, upperCase: true });
  if (fault !== undefined) return fault;
  const match = FORM.exec(text);
  if (match === null) return refuse(`${NAME}${deviationOf(text)}。`, REMEDY);
  const [, province = '', serial = ''] = match;
  if (!isProvinceCode(province)) return refuse(`${NAME}的前两位数字“${province}”不是省级代码。`, REMEDY);
  return { ok: true, value: text as FilingNumber, parts: { province, serial } };
}

export function isFilingNumber(text: string): text is FilingNumber {
  return parseFilingNumber(text).ok;
}

/** The number of a province's n-th app. @throws RangeError beyond five digits */
export function filingNumber(province: string, serial: number): FilingNumber {
  const text = `教APP备${province}${String(serial).padStart(5, '0')}号`;
  if (!isFilingNumber(text))
    throw new RangeError(`no filing number can be made of ${province} and ${serial}`);
  return text;
}

/**
 * For search only: the numbers that somebody may have meant. Forgives spaces, full-width characters, lower case, a
 * missing 教APP备 or 号. Seven digits give one number; with one digit too many every number that lacks one of them is
 * tried. Anything else, a name for instance, gives none.
 */
export function normaliseFilingNumber(text: string): FilingNumber[] {
  if (text.length > 64) return [];
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{C}]/gu, '')
    .toUpperCase();
  const digits = /^(?:备案号)?(?:教?APP备?|教?备)?(\d{7,8})号?$/.exec(bare)?.[1];
  if (digits === undefined) return [];
  return [...new Set(sevenOf(digits))].map((seven) => `教APP备${seven}号`).filter(isFilingNumber);
}

function sevenOf(digits: string): string[] {
  if (digits.length === 7) return [digits];
  return [...digits].map((_, index) => digits.slice(0, index) + digits.slice(index + 1));
}

function deviationOf(text: string): string {
  if (!text.startsWith('教APP备')) return '应以“教APP备”开头';
  if (!text.endsWith('号')) return '应以“号”结尾';
  const middle = text.slice('教APP备'.length, -1);
  if (!/^\d+$/.test(middle)) return '中间应全部是数字';
  return `中间应为 7 位数字，现为 ${middle.length} 位`;
}
