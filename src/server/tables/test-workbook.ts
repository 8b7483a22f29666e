import { crc32, deflateRawSync } from 'node:zlib';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';

/** A real workbook of one sheet. */
export async function aWorkbook(data: SheetData): Promise<Buffer> {
  return await writeExcelFile(data, { sheet: '表' }).toBuffer();
}

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory claims instead of the truth. */
  readonly declaredSize?: number;
  readonly flags?: number;
}

/** A zip archive written by hand, so that it can lie. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(part.flags ?? 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(part.declaredSize ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, packed]);
    local.push(entry);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, tail, name]));
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
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
