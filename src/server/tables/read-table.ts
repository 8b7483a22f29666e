import { findHeader, HEADER_WITHIN } from './find-header.ts';
import { openTable } from './open-table.ts';
import type { RawRow, RawTable } from './raw-row.ts';
import { RowReader } from './row-reader.ts';
import type { ColumnDefinition, ReadOptions, Table, TableFile, ValuesOf } from './table.ts';
import { TableRefusal } from './table-refusal.ts';

const DEFAULTS = {
  maxRows: 200_000,
  maxBytes: 50 * 2 ** 20,
  maxErrors: 10_000,
  ignoredHeaders: ['序号', '错误说明'],
} as const satisfies Required<ReadOptions>;

/**
 * Reads an uploaded .xlsx or .csv file. Never throws for what a file contains: a file that is refused as a whole gives
 * one error without a row, otherwise every defect of every cell is reported, in order.
 */
export async function readTable<const Columns extends readonly ColumnDefinition[]>(
  file: TableFile,
  columns: Columns,
  options: ReadOptions = {},
): Promise<Table<ValuesOf<Columns>>> {
  const settings = { ...DEFAULTS, ...options };
  try {
    const raw = await openTable(file, settings.maxBytes);
    const rows = await readRows(raw, columns, settings);
    return rows as Table<ValuesOf<Columns>>;
  } catch (error) {
    if (error instanceof TableRefusal) return refused(error.message);
    throw error;
  }
}

type Settings = Required<ReadOptions>;

async function readRows(
  raw: RawTable,
  columns: readonly ColumnDefinition[],
  settings: Settings,
): Promise<Table<unknown>> {
  let above: RawRow[] = [];
  let reader: RowReader | undefined;
  for await (const batch of raw.batches) {
    if (reader) {
      reader.readAll(batch);
      continue;
    }
    above.push(...batch);
    const last = above.at(-1)?.rowNumber ?? 0;
    if (last < HEADER_WITHIN) continue;
    reader = start(raw, above, columns, settings);
    above = [];
  }
  return (reader ?? start(raw, above, columns, settings)).table(raw.otherSheets);
}

function start(
  raw: RawTable,
  rows: readonly RawRow[],
  columns: readonly ColumnDefinition[],
  settings: Settings,
): RowReader {
  const header = findHeader(rows, columns, settings.ignoredHeaders);
  const reader = new RowReader(columns, header, raw.merged, settings);
  reader.readAll(rows.filter(({ rowNumber }) => rowNumber > header.rowNumber));
  return reader;
}

function refused(message: string): Table<never> {
  return {
    refused: true,
    rows: [],
    faultyRows: [],
    errors: [{ message }],
    errorCount: 1,
    headers: [],
    headerRow: 0,
    otherSheets: [],
  };
}
