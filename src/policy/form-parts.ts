import { z } from 'zod';
import type { LegalDay } from './legal-day.ts';
import { codesOf } from './option-lists.ts';

/**
 * Refused everywhere: control characters, lone surrogates, and marks that turn the direction of writing, with which a
 * name could be made to read as another.
 */
const LINE = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]*$/u;
const PARAGRAPH = /^(?:[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\n\t])*$/u;

/** One line of text, NFC, without spaces at its ends. */
export function line(max: number) {
  return z
    .string('应为文字')
    .max(max * 4, `最多 ${max} 个字`)
    .normalize('NFC')
    .trim()
    .max(max, `最多 ${max} 个字`)
    .regex(LINE, '含有控制字符、换行或不可见的方向控制符，请删除后重新填写');
}

/** Text with line breaks, NFC; CR LF becomes LF. */
export function paragraph(max: number) {
  return z
    .string('应为文字')
    .max(max * 4, `最多 ${max} 个字`)
    .normalize('NFC')
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .max(max, `最多 ${max} 个字`)
    .regex(PARAGRAPH, '含有控制字符或不可见的方向控制符，请删除后重新填写');
}

/** A legal day that clock and database can count with; the type of what comes out is {@link LegalDay}. */
export const day: z.ZodType<LegalDay, string> = z.iso
  .date({ error: '应为存在的日期，格式为 2020-01-17', abort: true })
  .refine(
    (text) => text >= '1900-01-01' && text <= '2999-12-31',
    '应为 1900 年至 2999 年的日期',
  ) as unknown as z.ZodType<LegalDay, string>;

/** Key of a stored file, an organisation or a record of the register. */
export function id<Id extends number>(message = '应为编号'): z.ZodType<Id, number> {
  return z.int(message).positive(message) as unknown as z.ZodType<Id, number>;
}

export const yesOrNo = z.boolean('应为是或否');

export function oneOf<Code extends string>(list: Readonly<Record<Code, string>>) {
  const labels = Object.values<string>(list).join('、');
  return z.enum(codesOf(list), `应为下列之一：${labels}`);
}

/** Several of a list, each once, in the order given. */
export function manyOf<Code extends string>(list: Readonly<Record<Code, string>>) {
  const choices = codesOf(list);
  return z.array(oneOf(list)).max(choices.length, '选项不能重复').refine(areDistinct, '选项不能重复');
}

/** Codes of a list that an authority edits; whether they stand on it is for a rule to say. */
export function codes(max: number) {
  const code = z
    .string()
    .max(64)
    .regex(/^[a-z0-9-]+$/, '应为选项代码');
  return z.array(code).max(max, `最多选 ${max} 项`).refine(areDistinct, '选项不能重复');
}

function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}
