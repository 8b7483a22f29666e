import { cellName } from './cell-name.ts';
import { shortened } from './clean-text.ts';
import type { Table, TableError, TableHeader } from './table.ts';

/** An error that a feature finds later, when it looks the values up: placed in the cell of that column. */
export function tableError(
  { headers }: Pick<Table<unknown>, 'headers'>,
  row: { readonly rowNumber: number; readonly texts: readonly string[] },
  key: string | undefined,
  message: string,
): TableError {
  const at = key === undefined ? -1 : headers.findIndex((header) => header.key === key);
  const header: TableHeader | undefined = headers[at];
  if (!header) return { row: row.rowNumber, message };
  const value = shortened(row.texts[at] ?? '');
  return {
    row: row.rowNumber,
    cell: cellName(header.index, row.rowNumber),
    column: header.text,
    ...(value === '' ? {} : { value }),
    message,
  };
}
