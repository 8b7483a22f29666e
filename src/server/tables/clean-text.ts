import { strip } from './strip.ts';
import type { Parsed } from './table.ts';

/** Outer white space (with the Chinese space) and characters without width that come along when copying. */
const OUTER = /[\s\u200b\u2060\ufeff]/;
const WITHOUT_WIDTH = /[\u200b\u2060\ufeff]/g;
const LINE_BREAK = /\r\n?|\u2028|\u2029/g;
/** Control characters, and those that turn the direction of writing and so can disguise a name. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** As every cell is read: NFC, one kind of line break, trimmed. */
export function cleanText(typed: string): Parsed<string> {
  const text = strip(typed.replace(LINE_BREAK, '\n'), OUTER).replace(WITHOUT_WIDTH, '').normalize('NFC');
  if (FORBIDDEN.test(text) || !text.isWellFormed()) {
    return { ok: false, message: '含有看不见的控制字符，请删除后重新填写' };
  }
  return { ok: true, value: text };
}

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** For codes and numbers: full-width letters, digits and signs become half-width, spaces go. */
export function cleanCode(text: string): string {
  return halfWidth(text).replace(/\s+/g, '');
}

export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) =>
    String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}

/** For messages: one line, at most 40 characters. */
export function shortened(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`;
}
