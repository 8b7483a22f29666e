import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node';
import { escapeUnderscores, sheetNames } from './xlsx-names.ts';

export type CellValue = string | number | null | undefined;

/** A cell that stands out, with a coloured ground: a fault, a total. */
export interface MarkedCell {
  readonly value: CellValue;
  readonly mark: 'fault' | 'total';
}

export interface SheetColumn {
  readonly header: string;
  /** In characters; a Chinese character takes two. */
  readonly width?: number;
  /** Default `text`. A rate is text as printed (`47.66%`, `—`), aligned like a number. */
  readonly type?: 'text' | 'number' | 'rate';
}

export interface SheetSource {
  readonly name: string;
  /** Above this sheet instead of the workbook's title. */
  readonly title?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (CellValue | MarkedCell)[])[];
}

export interface XlsxSource {
  /** The first row, merged over all columns; none when absent. */
  readonly title?: string;
  /** A row above the title that nobody overlooks, such as 演示数据. */
  readonly banner?: string;
  /** Small rows below the title: metric, as of, known at. */
  readonly notes?: readonly string[];
  readonly sheets: readonly SheetSource[];
}

/**
 * A workbook in the look of official tables: title over all columns, bold header that stays in view, thin borders.
 * Numbers are numbers; every text is a text cell, so none is ever a formula. Holds one thread for about a second per
 * 8,000 rows of eight columns: larger exports belong in a job, or in CSV.
 */
export async function writeXlsx(source: XlsxSource): Promise<Buffer> {
  const names = sheetNames(source.sheets.map(({ name }) => name));
  const sheets = source.sheets.map((sheet, index) => {
    const top = topRows(source, sheet);
    return {
      sheet: names[index] ?? sheet.name,
      data: [...top, headerRow(sheet), ...sheet.rows.map((row) => bodyRow(row, sheet.columns))],
      columns: sheet.columns.map(({ width = DEFAULT_WIDTH }) => ({ width })),
      stickyRowsCount: top.length + 1,
    };
  });
  return await writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer();
}

const DEFAULT_WIDTH = 16;
const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const;
const MIDDLE = { alignVertical: 'center' } as const;
/** Excel's text format: a text such as `=1+1` stays one when the cell is edited. */
const AS_TEXT = { type: String, format: '@' } as const;
const GROUNDS = { fault: '#FFC7CE', total: '#F2F2F2' } as const;

function topRows({ title, banner, notes = [] }: XlsxSource, sheet: SheetSource): Row[] {
  const across = (text: string, style: Partial<CellObject>): Row => [
    { ...AS_TEXT, ...MIDDLE, value: safeText(text), columnSpan: sheet.columns.length, ...style },
    ...sheet.columns.slice(1).map(() => null),
  ];
  const heading = sheet.title ?? title;
  return [
    ...(banner === undefined ? [] : [across(banner, BANNER)]),
    ...(heading === undefined ? [] : [across(heading, TITLE)]),
    ...notes.map((note) => across(note, { textColor: '#57606A', wrap: true })),
  ];
}

const BANNER = {
  fontWeight: 'bold',
  textColor: '#9A6700',
  backgroundColor: '#FFF8C5',
  align: 'center',
} as const;
const TITLE = { fontWeight: 'bold', fontSize: 16, align: 'center', wrap: true, height: 42 } as const;

function headerRow({ columns }: SheetSource): Row {
  return columns.map(({ header }) => ({
    ...AS_TEXT,
    ...BORDER,
    ...MIDDLE,
    value: safeText(header),
    fontWeight: 'bold',
    align: 'center',
    wrap: true,
  }));
}

function bodyRow(row: readonly (CellValue | MarkedCell)[], columns: readonly SheetColumn[]): Row {
  return columns.map(({ type = 'text' }, index) => {
    const given = row[index];
    if (given === null || typeof given !== 'object') return bodyCell(given, type);
    return { ...bodyCell(given.value, type), backgroundColor: GROUNDS[given.mark] };
  });
}

function bodyCell(value: CellValue, type: 'text' | 'number' | 'rate'): CellObject {
  const style = { ...BORDER, ...MIDDLE, ...(type === 'text' ? {} : { align: 'right' as const }) };
  if (value === null || value === undefined || value === '') return style;
  if (typeof value === 'number') return { ...style, value, type: Number };
  return { ...style, ...AS_TEXT, value: safeText(value), wrap: value.includes('\n') };
}

const MAX_LENGTH = 32_767;

/** Spreadsheet programs open no cell longer than this. */
function safeText(text: string): string {
  return escapeUnderscores(text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text);
}
