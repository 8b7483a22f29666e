import { columnName } from './cell-name.ts';
import type { FaultyRow, TableError, TableHeader } from './table.ts';
import { type MarkedCell, type SheetColumn, writeXlsx } from './write-xlsx.ts';

export interface ErrorTableSource {
  readonly title: string;
  readonly banner?: string;
  /** What to do next, in the words of the feature. */
  readonly notes?: readonly string[];
  readonly headers: readonly TableHeader[];
  /** Rows with errors, as typed; rows without one are left out. */
  readonly rows: readonly FaultyRow[];
  readonly errors: readonly TableError[];
  /** All errors found, where only the first were kept. */
  readonly errorCount?: number;
}

/** The header of the first column; `readTable` passes over it, so the corrected file can be uploaded as it is. */
export const ERROR_HEADER = '错误说明';

/** Repeats the faulty rows with their errors in a first column and the faulty cells marked. */
export async function writeErrorTable(source: ErrorTableSource): Promise<Buffer> {
  const byRow = Map.groupBy(source.errors, ({ row }) => row);
  const rows = source.rows.flatMap((row) => {
    const errors = byRow.get(row.rowNumber);
    return errors ? [errorRow(row, errors, source.headers)] : [];
  });
  return await writeXlsx({
    title: source.title,
    ...(source.banner === undefined ? {} : { banner: source.banner }),
    notes: [
      note(source, rows.length),
      ...(byRow.get(undefined) ?? []).map(({ message }) => message),
      ...(source.notes ?? []),
    ],
    sheets: [{ name: '错误', columns: errorColumns(source.headers), rows }],
  });
}

function note({ errors, errorCount = errors.length }: ErrorTableSource, rows: number): string {
  const kept = errorCount > errors.length ? `，以下列出前 ${errors.length} 处` : '';
  return `共 ${errorCount} 处错误${kept}，涉及 ${rows} 行。请按第一列的说明改正标色的单元格。`;
}

function errorColumns(headers: readonly TableHeader[]): SheetColumn[] {
  return [
    { header: ERROR_HEADER, width: 60 },
    ...headers.filter(isKept).map(({ text }) => ({ header: text, width: 20 })),
  ];
}

/** The column of errors of an earlier round is not repeated. */
function isKept({ text }: TableHeader): boolean {
  return text !== ERROR_HEADER;
}

function errorRow(
  { texts }: FaultyRow,
  errors: readonly TableError[],
  headers: readonly TableHeader[],
): (string | MarkedCell)[] {
  const cells = headers.flatMap((header, index): (string | MarkedCell)[] => {
    if (!isKept(header)) return [];
    const value = texts[index] ?? '';
    return [errors.some((error) => isAt(error, header)) ? { value, mark: 'fault' } : value];
  });
  return [errors.map(sentence).join('\n'), ...cells];
}

function isAt({ cell = '' }: TableError, { index }: TableHeader): boolean {
  return /^\D*/.exec(cell)?.[0] === columnName(index);
}

function sentence({ row, cell, column, message }: TableError): string {
  const place = [
    cell === undefined ? `第 ${row} 行` : cell,
    column === undefined ? '' : `「${column}」`,
  ].join('');
  return `${place}：${message}`;
}
