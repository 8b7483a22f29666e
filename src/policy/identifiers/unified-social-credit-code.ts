import { findTypingFault, type Parsed, refuse } from './parsed.ts';

/** 统一社会信用代码 (GB 32100-2015). */
export type UnifiedSocialCreditCode = string & { readonly unifiedSocialCreditCode: unique symbol };

export interface CreditCodeParts {
  /** Registering department (1) and category (1). */
  readonly registration: string;
  /** Administrative division of the registering authority. */
  readonly region: string;
  /** 主体标识码: the organisation code inside. */
  readonly body: string;
  readonly checkDigit: string;
}

/** No I, O, S, V, Z: they are mistaken for 1, 0, 5, U, 2. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const NAME = '统一社会信用代码';
const REMEDY = '请对照证书填写 18 位代码：由数字和大写字母组成，不含 I、O、S、V、Z。';

export function parseUnifiedSocialCreditCode(text: string): Parsed<UnifiedSocialCreditCode, CreditCodeParts> {
  const fault = findTypingFault(text, { name: NAME, remedy: REMEDY, upperCase: true }) ?? findFormFault(text);
  if (fault !== undefined) return fault;
  const expected = checkDigitOf(text);
  if (text[LENGTH - 1] !== expected) {
    return refuse(
      `${NAME}的校验码不符：末位是“${text[LENGTH - 1]}”，按前 17 位计算应为“${expected}”。`,
      '请对照证书逐位核对；与证书一致的仍可提交，由确认单位核对证书后决定。',
      'warning',
    );
  }
  return { ok: true, value: text as UnifiedSocialCreditCode, parts: partsOf(text) };
}

export function isUnifiedSocialCreditCode(text: string): text is UnifiedSocialCreditCode {
  return parseUnifiedSocialCreditCode(text).ok;
}

function findFormFault(text: string) {
  const index = [...text].findIndex((character) => !ALPHABET.includes(character));
  if (index >= 0)
    return refuse(`${NAME}第 ${index + 1} 位是“${[...text][index]}”，代码中没有这个字符。`, REMEDY);
  if (text.length !== LENGTH) return refuse(`${NAME}应为 ${LENGTH} 位，现为 ${text.length} 位。`, REMEDY);
  if (!/^\d{6}$/.test(text.slice(2, 8)))
    return refuse(`${NAME}第 3 至 8 位应为数字（登记机关行政区划码）。`, REMEDY);
  return undefined;
}

/** Weights 3^(i-1) mod 31, check digit (31 − Σ mod 31) mod 31. */
function checkDigitOf(text: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, LENGTH - 1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function partsOf(text: string): CreditCodeParts {
  return {
    registration: text.slice(0, 2),
    region: text.slice(2, 8),
    body: text.slice(8, 17),
    checkDigit: text.slice(17),
  };
}
