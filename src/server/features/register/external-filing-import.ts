import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { readTable } from '../../tables/read-table.ts';
import type { Table, TableError } from '../../tables/table.ts';
import { tableError } from '../../tables/table-error.ts';
import type { ImportOutcome, TableImport } from '../../tables/table-import.ts';
import type { ItemViolation } from '../organisations/tree-defects.ts';
import {
  type ExternalFilingValues,
  externalFilingColumns,
  externalFilingOf,
} from './external-filing-columns.ts';
import { storeExternalFilings } from './import-external-filings.ts';
import { judgeExternalFilings } from './judge-external-filings.ts';

/** More apps than any province or the country has; what is larger is not a list of filings. */
const MAX_ROWS = 20_000;

/** Lists of filings that other provinces, the Ministry, the earlier system and platform operators keep (DX-5, JU-5). */
export const externalFilingImport: TableImport<ExternalFilingValues> = {
  path: '/api/v1/register/external-filings/imports',
  tag: '备案名录',
  summary: '导入外省、教育部、原系统和平台方的备案记录',
  access: 'register.manage',
  errorTitle: '外部备案记录导入：错误清单',
  read: (file) => readTable(file, externalFilingColumns, { maxRows: MAX_ROWS }),
  store: storeTable,
};

async function storeTable(
  tx: Tx,
  occasion: Occasion,
  table: Table<ExternalFilingValues>,
): Promise<ImportOutcome> {
  const { judged, violations } = await judgeExternalFilings(
    tx,
    occasion,
    table.rows.map(({ values }) => externalFilingOf(values)),
    (index) => `第 ${table.rows[index]?.rowNumber ?? index + 1} 行`,
  );
  if (violations.length > 0) return violations.map((violation) => errorOf(table, violation));
  const { ids: _, ...counts } = await storeExternalFilings(tx, occasion, judged);
  return { ...counts };
}

function errorOf(table: Table<ExternalFilingValues>, { index, violation }: ItemViolation): TableError {
  const { field, message, remedy, source } = violation;
  const sentence = `${message}${remedy}（依据：${source}）`;
  const row = table.rows[index];
  return row === undefined ? { message: sentence } : tableError(table, row, field, sentence);
}
