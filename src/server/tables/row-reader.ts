import { type CellRange, cellName, columnName } from './cell-name.ts';
import { CellReader } from './cell-reader.ts';
import { cleanText, shortened } from './clean-text.ts';
import type { FoundHeader } from './find-header.ts';
import { mergedRows } from './merged-rows.ts';
import type { RawRow } from './raw-row.ts';
import type { ColumnDefinition, FaultyRow, Table, TableError, TableHeader, TableRow } from './table.ts';
import { TableRefusal } from './table-refusal.ts';

interface Limits {
  readonly maxRows: number;
  readonly maxErrors: number;
}

/** Turns raw rows below the header into values and errors. */
export class RowReader {
  readonly #header: FoundHeader;
  readonly #limits: Limits;
  readonly #merged: ReadonlyMap<number, readonly CellRange[]>;
  readonly #cells: readonly { readonly header: TableHeader; readonly reader: CellReader }[];
  /** Columns that the header does not name at all. */
  readonly #named: ReadonlySet<number>;
  readonly #absent: readonly string[];
  readonly #rows: TableRow<unknown>[] = [];
  readonly #faulty: FaultyRow[] = [];
  readonly #errors: TableError[] = [];
  #errorCount = 0;
  readonly #reported = new Set<string>();

  constructor(
    columns: readonly ColumnDefinition[],
    header: FoundHeader,
    merged: readonly CellRange[],
    limits: Limits,
  ) {
    this.#header = header;
    this.#limits = limits;
    this.#merged = mergedRows(merged, header.rowNumber);
    this.#cells = header.headers.flatMap((found) => {
      const column = columns.find(({ key }) => key === found.key);
      return column ? [{ header: found, reader: new CellReader(column) }] : [];
    });
    this.#named = new Set(header.headers.map(({ index }) => index));
    this.#absent = columns
      .filter(({ key }) => !header.headers.some((found) => found.key === key))
      .map(({ key }) => key);
  }

  /** @throws TableRefusal above the limit of rows */
  readAll(rows: readonly RawRow[]): void {
    for (const row of rows) if (!isEmpty(row)) this.#read(row);
  }

  table(otherSheets: readonly string[]): Table<unknown> {
    return {
      refused: false,
      rows: this.#rows,
      faultyRows: this.#faulty,
      errors: this.#errors,
      errorCount: this.#errorCount,
      headers: this.#header.headers,
      headerRow: this.#header.rowNumber,
      otherSheets,
    };
  }

  #read(row: RawRow): void {
    if (this.#rows.length + this.#faulty.length >= this.#limits.maxRows) {
      const limit = this.#limits.maxRows.toLocaleString('en-US');
      throw new TableRefusal(`表头以下超过 ${limit} 行，请分成几个文件上传。`);
    }
    const before = this.#errorCount;
    const values: Record<string, unknown> = {};
    this.#reportMerged(row.rowNumber);
    for (const cell of this.#cells) this.#readCell(row, cell, values);
    for (const key of this.#absent) values[key] = undefined;
    this.#reportUnnamed(row);
    const { rowNumber } = row;
    const texts = this.#header.headers.map(({ index }) => row.texts[index] ?? '');
    const isFaultless = this.#errorCount === before && !this.#merged.has(rowNumber);
    if (isFaultless) this.#rows.push({ rowNumber, values, texts });
    else this.#faulty.push({ rowNumber, texts });
  }

  #readCell(
    row: RawRow,
    { header, reader }: { header: TableHeader; reader: CellReader },
    values: Record<string, unknown>,
  ): void {
    const { rowNumber } = row;
    const typed = row.texts[header.index] ?? '';
    if (typed === '' && this.#isMerged(rowNumber, header.index)) return;
    const parsed = reader.read(typed, row.problems.get(header.index), rowNumber);
    if (parsed.ok) {
      values[header.key ?? ''] = parsed.value;
      return;
    }
    const { message } = parsed;
    const cell = cellName(header.index, rowNumber);
    const value = shortened(typed);
    this.#report({ row: rowNumber, cell, column: header.text, ...(value === '' ? {} : { value }), message });
  }

  #isMerged(rowNumber: number, column: number): boolean {
    const ranges = this.#merged.get(rowNumber) ?? [];
    return ranges.some(({ from, to }) => from.column <= column && column <= to.column);
  }

  /** Once for each range, at its first row that is not empty. */
  #reportMerged(rowNumber: number): void {
    for (const { name } of this.#merged.get(rowNumber) ?? []) {
      if (this.#reported.has(name)) continue;
      this.#reported.add(name);
      this.#report({
        row: rowNumber,
        cell: name,
        message: `单元格 ${name} 是合并单元格，无法分清属于哪一行哪一列。请取消合并，并在每个单元格中填写内容`,
      });
    }
  }

  #reportUnnamed({ rowNumber, texts }: RawRow): void {
    texts.forEach((text, index) => {
      if (text === undefined || this.#named.has(index) || isBlank(text)) return;
      this.#report({
        row: rowNumber,
        cell: cellName(index, rowNumber),
        value: shortened(text),
        message: `${columnName(index)} 列没有表头，其中的内容不会被读取。请删除，或补上表头`,
      });
    });
  }

  #report(error: TableError): void {
    this.#errorCount += 1;
    if (this.#errors.length < this.#limits.maxErrors) this.#errors.push(error);
  }
}

function isEmpty({ texts, problems }: RawRow): boolean {
  return problems.size === 0 && texts.every((text) => text === undefined || isBlank(text));
}

function isBlank(text: string): boolean {
  const cleaned = cleanText(text);
  return cleaned.ok && cleaned.value === '';
}
