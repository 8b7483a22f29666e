import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { readTable } from '../../tables/read-table.ts';
import type { Table, TableError, TableFile } from '../../tables/table.ts';
import { tableError } from '../../tables/table-error.ts';
import { writeErrorTable } from '../../tables/write-error-table.ts';
import type { ItemViolation } from '../organisations/tree-defects.ts';
import {
  type ExternalFilingValues,
  externalFilingColumns,
  externalFilingOf,
} from './external-filing-columns.ts';
import { type ImportSummary, storeExternalFilings } from './import-external-filings.ts';
import { judgeExternalFilings } from './judge-external-filings.ts';

export type ExternalFilingTable = Table<ExternalFilingValues>;

export interface FaultyImport {
  /** In order of row and column; all of cells and rows, or the one for which the file is refused. */
  readonly errors: readonly TableError[];
  readonly errorCount: number;
}

/** More apps than any province or the country has; what is larger is not a list of filings. */
const MAX_ROWS = 20_000;

export function readExternalFilings(file: TableFile): Promise<ExternalFilingTable> {
  return readTable(file, externalFilingColumns, { maxRows: MAX_ROWS });
}

/**
 * Takes over a list from a spreadsheet: all of it, or nothing if any row is at fault. A dry run does everything and then
 * takes it back.
 */
export async function importExternalFilingTable(
  tx: Tx,
  occasion: Occasion,
  table: ExternalFilingTable,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportSummary | FaultyImport> {
  const { judged, violations } = await judgeExternalFilings(
    tx,
    occasion,
    table.rows.map(({ values }) => externalFilingOf(values)),
    (index) => `第 ${table.rows[index]?.rowNumber ?? index + 1} 行`,
  );
  const found = violations.map((violation) => errorOf(table, violation));
  const errors = [...table.errors, ...found].toSorted(byRow);
  if (errors.length > 0) return { errors, errorCount: table.errorCount + found.length };
  if (!dryRun) return storeExternalFilings(tx, occasion, judged);
  await sql`SAVEPOINT dry_run`.execute(tx);
  const summary = await storeExternalFilings(tx, occasion, judged);
  await sql`ROLLBACK TO SAVEPOINT dry_run`.execute(tx);
  return summary;
}

export function isFaulty(outcome: ImportSummary | FaultyImport): outcome is FaultyImport {
  return 'errors' in outcome;
}

/** The faulty rows with their errors, to be corrected and uploaded again. */
export function errorWorkbook(
  table: ExternalFilingTable,
  { errors, errorCount }: FaultyImport,
  banner: string | null,
): Promise<Buffer> {
  const rows = [...table.rows, ...table.faultyRows].toSorted((a, b) => a.rowNumber - b.rowNumber);
  return writeErrorTable({
    title: '外部备案记录导入：错误清单',
    notes: ['整个文件都没有导入。改正后连同没有错误的行一起重新上传。'],
    headers: table.headers,
    rows,
    errors,
    errorCount,
    ...(banner === null ? {} : { banner }),
  });
}

function errorOf(table: ExternalFilingTable, { index, violation }: ItemViolation): TableError {
  const row = table.rows[index];
  const { field, message, remedy, source } = violation;
  const sentence = `${message}${remedy}（依据：${source}）`;
  return row === undefined ? { message: sentence } : tableError(table, row, field, sentence);
}

function byRow(a: TableError, b: TableError): number {
  return (a.row ?? 0) - (b.row ?? 0);
}
