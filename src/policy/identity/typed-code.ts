/**
 * Codes that are printed and typed: no two characters that look alike (no 0 O D, 1 I L, 2 Z, 5 S, 8 B, U V). There are
 * 23, a prime, so that the check character tells of any one wrong character and of any two that changed places.
 */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

const MODULUS = CODE_ALPHABET.length;
const GROUP = 4;

/** How many random characters, and bits: 19 × log₂23 = 85.9, 11 × log₂23 = 49.8. The check character comes on top. */
export const ACTIVATION_CODE_LENGTH = 19;
export const RECOVERY_CODE_LENGTH = 11;

/** The code of these random values, each 0 to 22, with its check character. */
export function codeOf(values: readonly number[]): string {
  const sum = weightedSum(values);
  // The last character's weight is one more than the number of those before it.
  const weight = values.length + 1;
  const check = range(MODULUS).find((value) => (sum + weight * value) % MODULUS === 0) ?? 0;
  return [...values, check].map((value) => CODE_ALPHABET.charAt(value)).join('');
}

/** As it is printed: groups of four. */
export function groupedCode(code: string): string {
  const groups = range(Math.ceil(code.length / GROUP));
  return groups.map((group) => code.slice(group * GROUP, (group + 1) * GROUP)).join('-');
}

export type TypedCode = { readonly code: string } | { readonly fault: string };

/** What somebody typed: small letters, full-width characters, blanks and dashes do not matter. */
export function readTypedCode(text: string, randomCharacters: number): TypedCode {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}·.,，。_]/gu, '');
  const foreign = [...code].find((character) => !CODE_ALPHABET.includes(character));
  if (foreign !== undefined)
    return { fault: `码中不会出现字符“${foreign}”，可能看错或输错了，请对照原件重新输入。` };
  const length = randomCharacters + 1;
  if (code.length !== length)
    return { fault: `码应为 ${length} 个字符，您输入了 ${code.length} 个，请对照原件补全或删去多余的字符。` };
  if (weightedSum([...code].map((character) => CODE_ALPHABET.indexOf(character))) % MODULUS !== 0)
    return { fault: '校验不符：有字符输错或顺序颠倒，请对照原件重新输入。' };
  return { code };
}

function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + (at + 1) * value, 0);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, value) => value);
}
