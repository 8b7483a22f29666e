import type { Severity } from '../rule.ts';

/** The answer to an identifier as somebody typed it. Sentences are Chinese, for a clerk. */
export type Parsed<Value extends string, Parts> =
  | { readonly ok: true; readonly value: Value; readonly parts: Parts }
  | Refused;

export interface Refused {
  readonly ok: false;
  /** A warning is shown to both sides and the reviewer decides; what was typed may be kept. */
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

/** No identifier is longer; what is longer is not looked at. */
const LONGEST = 64;

export function refuse(message: string, remedy: string, severity: Severity = 'violation'): Refused {
  return { ok: false, severity, message, remedy };
}

interface Expected {
  /** Such as 统一社会信用代码. */
  readonly name: string;
  /** What a right one looks like, as a remedy. */
  readonly remedy: string;
  readonly severity?: Severity;
  readonly upperCase?: boolean;
}

/** What is wrong with the typing itself, before the form is looked at: nothing entered, blanks, full-width characters. */
export function findTypingFault(text: string, expected: Expected): Refused | undefined {
  const { name, remedy, severity } = expected;
  if (text === '') return refuse(`没有填写${name}。`, remedy, severity);
  if (text.length > LONGEST) return refuse(`${name}过长，共 ${text.length} 个字符。`, remedy, severity);
  const characters = [...text];
  const index = characters.findIndex((character) => faultOf(character, expected) !== undefined);
  const fault = index < 0 ? undefined : faultOf(characters[index] as string, expected);
  if (fault === undefined) return undefined;
  return refuse(`${name}第 ${index + 1} 位是${fault}。`, remedy, severity);
}

function faultOf(character: string, { upperCase }: Expected): string | undefined {
  if (character === ' ') return '空格';
  if (character === '\u3000') return '全角空格';
  if (/^[\uFF01-\uFF5E]$/.test(character)) {
    return `全角字符“${character}”，应为半角“${character.normalize('NFKC')}”`;
  }
  if (/^[\p{Z}\p{C}]$/u.test(character)) return '空白或不可见字符';
  if (upperCase === true && /^[a-z]$/.test(character)) {
    return `小写字母“${character}”，应为大写“${character.toUpperCase()}”`;
  }
  return undefined;
}
