import { cleanCode, cleanText } from './clean-text.ts';
import type { ColumnDefinition, Parsed } from './table.ts';

const MAX_LENGTH = 500;

/** Reads the cells of one column. */
export class CellReader {
  readonly #column: ColumnDefinition;
  readonly #seen: Map<string, number> | undefined;

  constructor(column: ColumnDefinition) {
    this.#column = column;
    this.#seen = column.unique ? new Map() : undefined;
  }

  read(typed: string, problem: string | undefined, rowNumber: number): Parsed<unknown> {
    if (problem !== undefined) return { ok: false, message: problem };
    const cleaned = cleanText(typed);
    if (!cleaned.ok) return cleaned;
    const text = this.#column.normalise === 'code' ? cleanCode(cleaned.value) : cleaned.value;
    if (text === '') return this.#empty();
    const message = this.#refusal(text) ?? this.#repeated(text, rowNumber);
    return message === undefined ? this.#column.parse(text) : { ok: false, message };
  }

  #empty(): Parsed<undefined> {
    return this.#column.required ? { ok: false, message: '不能为空' } : { ok: true, value: undefined };
  }

  #refusal(text: string): string | undefined {
    const { multiline, maxLength = MAX_LENGTH } = this.#column;
    if (!multiline && text.includes('\n')) return '单元格内有换行，请删除换行';
    const isTooLong = text.length > maxLength && Array.from(text).length > maxLength;
    return isTooLong ? `太长，最多 ${maxLength} 个字` : undefined;
  }

  #repeated(text: string, rowNumber: number): string | undefined {
    const first = this.#seen?.get(text);
    if (first !== undefined) return `与第 ${first} 行重复`;
    this.#seen?.set(text, rowNumber);
    return undefined;
  }
}
