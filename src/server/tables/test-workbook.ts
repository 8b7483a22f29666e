import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { aZip, type ZipPart } from '../../../test/builders/documents.ts';

/** A real workbook of one sheet. */
export async function aWorkbook(data: SheetData): Promise<Buffer> {
  return await writeExcelFile(data, { sheet: '表' }).toBuffer();
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${TYPES}"`;

function link(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
}

export interface SheetParts {
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: readonly ZipPart[];
}

/** The parts of a workbook around the XML of its sheet. */
export function sheetParts(
  sheet: string,
  { strings, styles, workbook, more = [] }: SheetParts = {},
): ZipPart[] {
  const sheets =
    workbook ??
    `<workbook ${NAMESPACES}><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`;
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships>${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    { name: 'xl/workbook.xml', content: sheets },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'sharedStrings', '/xl/sharedStrings.xml')}${link('r3', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
    ...more,
  ];
}

/** A worksheet from the XML of its rows and of what follows them. */
export function sheetXml(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${NAMESPACES}><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A row of inline texts; a cell that starts with `<` is taken as XML. */
export function rowXml(row: number, cells: readonly string[]): string {
  const xml = cells.map((cell) =>
    cell.startsWith('<') ? cell : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row r="${row}">${xml.join('')}</row>`;
}

export function aHandmadeWorkbook(
  rows: readonly (readonly string[])[],
  parts: SheetParts & { after?: string } = {},
): Buffer {
  const xml = rows.map((cells, index) => rowXml(index + 1, cells)).join('');
  return aZip(sheetParts(sheetXml(xml, parts.after), parts));
}
