import type { CellValue } from './write-xlsx.ts';

export interface PlainTable {
  readonly headers: readonly string[];
  readonly rows: Iterable<readonly CellValue[]>;
}

/** Lines end with LF; tabs and line breaks inside a text become spaces. */
export function writeTsv({ headers, rows }: PlainTable): string {
  return [tsvLine(headers), ...Array.from(rows, tsvLine)].join('');
}

/** Lines end with CRLF. With `bom` spreadsheet programs recognise UTF-8. */
export function writeCsv(table: PlainTable, options: { readonly bom?: boolean } = {}): string {
  return [...csvLines(table, options)].join('');
}

/** The same line by line, for what is sent while it is read. */
export function* csvLines({ headers, rows }: PlainTable, { bom = true } = {}): Generator<string> {
  yield `${bom ? '\ufeff' : ''}${csvLine(headers)}`;
  for (const row of rows) yield csvLine(row);
}

function tsvLine(cells: readonly CellValue[]): string {
  return `${cells.map(tsvCell).join('\t')}\n`;
}

/** Ends with CRLF. */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A spreadsheet program would take such a text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** The apostrophe makes it a text; `readTable` takes it away again. */
function guarded(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

function tsvCell(value: CellValue): string {
  if (typeof value === 'number') return String(value);
  return guarded((value ?? '').replace(/[\t\r\n]+/g, ' '));
}

function csvCell(value: CellValue): string {
  if (typeof value === 'number') return String(value);
  const text = guarded(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
