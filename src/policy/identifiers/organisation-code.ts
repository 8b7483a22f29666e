import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/** 统一机构代码: for units without a credit code, 9 characters (GB 11714) or the 10 digits of a school code. */
export type OrganisationCode = string & { readonly organisationCode: unique symbol };

const NAME = '统一机构代码';
const REMEDY = '请填写 9 位组织机构代码（如 12345678-X，连字符可省略）或 10 位学校（机构）标识码。';

export function parseOrganisationCode(text: string): Parsed<OrganisationCode, { readonly code: string }> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, upperCase: true });
  if (fault !== undefined) return fault;
  if (!/^(?:[0-9A-Z]{8}-?[0-9X]|\d{10})$/.test(text)) {
    return refuse(`${NAME}“${text}”不符合格式，现为 ${text.length} 位。`, REMEDY);
  }
  return { ok: true, value: text as OrganisationCode, parts: { code: text.replace('-', '') } };
}

export function isOrganisationCode(text: string): text is OrganisationCode {
  return parseOrganisationCode(text).ok;
}
