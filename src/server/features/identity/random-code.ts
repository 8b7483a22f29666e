import { randomInt } from 'node:crypto';
import { CODE_ALPHABET, codeOf } from '../../../policy/identity/typed-code.ts';

/** A code of that many random characters, and its check character. */
export function randomCode(length: number): string {
  return codeOf(Array.from({ length }, () => randomInt(CODE_ALPHABET.length)));
}
