import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/** 等级保护备案号: 11 digits, on some certificates with a hyphen and five more. */
export type MlpsNumber = string & { readonly mlpsNumber: unique symbol };

export interface MlpsNumberParts {
  /** Code of the police authority. */
  readonly police: string;
  readonly serial: string;
  /** The five digits after the hyphen; undefined if there are none. */
  readonly system: string | undefined;
}

const NAME = '等级保护备案号';
const REMEDY = '请对照备案证明填写：一般为 11 位数字，有的证书后面还有“-”和 5 位数字；与证书一致的仍可提交。';
const FORM = /^(\d{6})(\d{5})(?:-(\d{5}))?$/;

/** The forms in use are not all known, so that whatever deviates is only a warning. */
export function parseMlpsNumber(text: string): Parsed<MlpsNumber, MlpsNumberParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, severity: 'warning' });
  if (fault !== undefined) return fault;
  const match = FORM.exec(text);
  if (match === null) {
    return refuse(`${NAME}“${text}”不是常见的形式（现为 ${text.length} 位）。`, REMEDY, 'warning');
  }
  const [, police = '', serial = '', system] = match;
  return { ok: true, value: text as MlpsNumber, parts: { police, serial, system } };
}

export function isMlpsNumber(text: string): text is MlpsNumber {
  return parseMlpsNumber(text).ok;
}
