import type { CellRange } from './cell-name.ts';

/** A row as the file holds it, before any column is looked for. */
export interface RawRow {
  /** From 1, as the spreadsheet program shows it. */
  readonly rowNumber: number;
  /** By column from 0; sparse. */
  readonly texts: readonly (string | undefined)[];
  /** What is wrong with a cell whatever its column: a formula, an error value, digits lost. */
  readonly problems: ReadonlyMap<number, string>;
}

/** A file's rows in the order of their numbers, in batches, and the ranges of merged cells, known beforehand. */
export interface RawTable {
  readonly merged: readonly CellRange[];
  readonly otherSheets: readonly string[];
  readonly batches: AsyncIterable<readonly RawRow[]>;
}

export const NO_PROBLEMS: ReadonlyMap<number, string> = new Map();

export const FORMULA = '单元格是公式，平台不计算公式。请复制后用“选择性粘贴 → 数值”粘贴为数值';
