import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/** 公安联网备案号, such as 豫公网安备41019702002703号. Optional; what deviates is a warning. */
export type PublicSecurityNumber = string & { readonly publicSecurityNumber: unique symbol };

export interface PublicSecurityNumberParts {
  /** Short name of the province, such as 豫; undefined where only the digits are given. */
  readonly province: string | undefined;
  /** 12 or 14 digits. */
  readonly digits: string;
}

const NAME = '公安联网备案号';
const REMEDY = '请按“豫公网安备41019702002703号”的形式填写，数字为 12 位或 14 位；没有的可不填。';
const FORM = /^(?:(\p{Script=Han})公网安备(\d{12}|\d{14})号|(\d{12}|\d{14}))$/u;

export function parsePublicSecurityNumber(
  text: string,
): Parsed<PublicSecurityNumber, PublicSecurityNumberParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, severity: 'warning' });
  if (fault !== undefined) return fault;
  const match = FORM.exec(text);
  if (match === null) return refuse(`${NAME}“${text}”不是常见的形式。`, REMEDY, 'warning');
  const [, province, numbered, bare] = match;
  return {
    ok: true,
    value: text as PublicSecurityNumber,
    parts: { province, digits: numbered ?? bare ?? '' },
  };
}

export function isPublicSecurityNumber(text: string): text is PublicSecurityNumber {
  return parsePublicSecurityNumber(text).ok;
}
