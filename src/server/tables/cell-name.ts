/** `cellName(2, 17)` is `C17`; the column counts from 0, the row from 1. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

const MAX_COLUMNS = 16_384;
export const MAX_ROW_NUMBER = 1_048_576;

export interface CellPosition {
  readonly column: number;
  readonly row: number;
}

/** Undefined when the text is not the name of a cell that a worksheet can have. */
export function findCellPosition(name: string): CellPosition | undefined {
  let column = 0;
  let at = 0;
  for (; at < name.length; at += 1) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MAX_COLUMNS) return undefined;
  }
  const row = Number(name.slice(at));
  const exists = column > 0 && Number.isInteger(row) && row > 0 && row <= MAX_ROW_NUMBER;
  return exists ? { column: column - 1, row } : undefined;
}

/** Both corners included. */
export interface CellRange {
  readonly name: string;
  readonly from: CellPosition;
  readonly to: CellPosition;
}

export function findCellRange(name: string): CellRange | undefined {
  const [first = '', last = first] = name.split(':');
  const from = findCellPosition(first);
  const to = findCellPosition(last);
  return from && to ? { name, from, to } : undefined;
}
