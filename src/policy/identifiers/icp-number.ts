import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/** ICP 备案号, such as 豫ICP备2023013181号-2A. */
export type IcpNumber = string & { readonly icpNumber: unique symbol };

/** What the suffix says: a site (-n), an app (-nA), a mini-program (-nX), a quick app (-nK); the subject without one. */
export const ICP_SUBJECTS = { '': 'site', A: 'app', X: 'mini-program', K: 'quick-app' } as const;

export interface IcpNumberParts {
  /** Short name of the province, such as 豫. */
  readonly province: string;
  /** 8 or 10 digits. */
  readonly serial: string;
  readonly subject: 'provider' | (typeof ICP_SUBJECTS)[keyof typeof ICP_SUBJECTS];
}

const NAME = 'ICP 备案编号';
const REMEDY =
  '请按“豫ICP备19045432号”或“豫ICP备2023013181号-2A”的形式填写，可在工业和信息化部备案系统查询。';
const PROVINCES = '京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔云滇陕甘陇青蒙桂藏宁新';
const FORM = /^(.)ICP备(\d{8}|\d{10})号(?:-([1-9]\d{0,3})([AXK]?))?$/u;

export function parseIcpNumber(text: string): Parsed<IcpNumber, IcpNumberParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, upperCase: true });
  if (fault !== undefined) return fault;
  if (/^.ICP证/u.test(text)) {
    return refuse('填写的是 ICP 许可证号（ICP证），不是 ICP 备案编号。', REMEDY);
  }
  const match = FORM.exec(text);
  if (match === null) return refuse(`${NAME}“${text}”不符合格式。`, REMEDY);
  const [, province = '', serial = '', site, suffix = ''] = match;
  if (!PROVINCES.includes(province)) return refuse(`${NAME}的首字“${province}”不是省份简称。`, REMEDY);
  const subject = site === undefined ? 'provider' : ICP_SUBJECTS[suffix as keyof typeof ICP_SUBJECTS];
  return { ok: true, value: text as IcpNumber, parts: { province, serial, subject } };
}

export function isIcpNumber(text: string): text is IcpNumber {
  return parseIcpNumber(text).ok;
}
