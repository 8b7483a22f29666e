import { cellName } from './cell-name.ts';
import { halfWidth, shortened } from './clean-text.ts';
import type { RawRow } from './raw-row.ts';
import { strip } from './strip.ts';
import type { ColumnDefinition, TableHeader } from './table.ts';
import { TableRefusal } from './table-refusal.ts';

/** Rows in which the header is looked for; titles and notes may stand above it. */
export const HEADER_WITHIN = 10;

export interface FoundHeader {
  readonly rowNumber: number;
  readonly headers: readonly TableHeader[];
}

/**
 * The row that has most of the expected headers among the first ones.
 * @throws TableRefusal when headers are missing, unknown or doubled: all of them at once, with what was expected
 */
export function findHeader(
  rows: readonly RawRow[],
  columns: readonly ColumnDefinition[],
  ignored: readonly string[],
): FoundHeader {
  const names = headerNames(columns, ignored);
  const [best] = rows
    .filter(({ rowNumber }) => rowNumber <= HEADER_WITHIN)
    .map((row) => ({ row, headers: headersOf(row, names) }))
    .toSorted((a, b) => matches(b.headers) - matches(a.headers));
  if (!best || matches(best.headers) === 0) throw notFound(columns);
  const found = { rowNumber: best.row.rowNumber, headers: best.headers.filter(isPrinted) };
  refuseWrongHeaders(found, columns, names);
  return found;
}

/** Normalised header → key of the column; null for a header that is accepted and not read. */
type HeaderNames = ReadonlyMap<string, string | null>;

function headerNames(columns: readonly ColumnDefinition[], ignored: readonly string[]): HeaderNames {
  const names = new Map<string, string | null>(ignored.map((header) => [normalised(header), null]));
  for (const { key, headers } of columns) for (const header of headers) names.set(normalised(header), key);
  return names;
}

/** Spaces, line breaks, full-width forms and the marks of a required column make no difference. */
function normalised(header: string): string {
  const bare = halfWidth(header.normalize('NFC'))
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/\((?:必填|选填)\)$/, '');
  return strip(bare, /\*/).toLowerCase();
}

function headersOf(row: RawRow, names: HeaderNames): TableHeader[] {
  return Array.from(row.texts, (text, index) => ({
    key: names.get(normalised(text ?? '')) ?? undefined,
    text: (text ?? '').trim(),
    index,
  }));
}

function matches(headers: readonly TableHeader[]): number {
  return headers.filter(({ key }) => key !== undefined).length;
}

function isPrinted({ text }: TableHeader): boolean {
  return text !== '';
}

function refuseWrongHeaders(
  { rowNumber, headers }: FoundHeader,
  columns: readonly ColumnDefinition[],
  names: HeaderNames,
): void {
  const place = ({ text, index }: TableHeader) =>
    `「${shortened(text, 20)}」（${cellName(index, rowNumber)}）`;
  const missing = columns.filter(
    ({ key, required }) => required && !headers.some((header) => header.key === key),
  );
  const unknown = headers.filter(({ text }) => !names.has(normalised(text)));
  const doubled = headers.filter(
    ({ key, index }) =>
      key !== undefined && headers.some((other) => other.key === key && other.index < index),
  );
  const defects = [
    listed('缺少', missing.map(quotedName)),
    listed('不认识', unknown.map(place)),
    listed('重复', doubled.map(place)),
  ].filter((defect) => defect !== '');
  if (defects.length === 0) return;
  throw new TableRefusal(`表头（第 ${rowNumber} 行）不符合要求：${defects.join('；')}。${expected(columns)}`);
}

function notFound(columns: readonly ColumnDefinition[]): TableRefusal {
  return new TableRefusal(`前 ${HEADER_WITHIN} 行中没有找到表头。${expected(columns)}`);
}

function expected(columns: readonly ColumnDefinition[]): string {
  const required = columns.filter((column) => column.required);
  const optional = columns.filter((column) => !column.required);
  return `${listed('必有的列', required.map(quotedName))}${optional.length === 0 ? '' : `；${listed('可有的列', optional.map(quotedName))}`}。`;
}

function quotedName({ headers: [name] }: ColumnDefinition): string {
  return `「${name}」`;
}

const LISTED = 20;

function listed(label: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > LISTED ? `等 ${names.length} 个` : '';
  return `${label}${names.slice(0, LISTED).join('、')}${more}`;
}
