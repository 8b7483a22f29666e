import { posix } from 'node:path';
import type { ZipEntry } from '../files/zip-directory.ts';
import { damaged, TableRefusal } from './table-refusal.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { openingTags, readPart } from './xlsx-part.ts';
import { findAttribute } from './xml-tokens.ts';

export interface Workbook {
  readonly sheetName: string;
  readonly sheet: ZipEntry;
  readonly otherSheets: readonly string[];
  readonly sharedStrings: ZipEntry | undefined;
  readonly stylesPath: string | undefined;
  /** Days count from 1904 (old spreadsheets of Macintosh computers). */
  readonly from1904: boolean;
}

/** What the first visible worksheet is and where its parts are. @throws TableRefusal */
export async function readWorkbook(archive: XlsxArchive): Promise<Workbook> {
  const path = await workbookPath(archive);
  const links = await readLinks(archive, path);
  const { sheets, from1904 } = await readSheets(archive, path);
  const worksheets = sheets.filter(({ id }) => links.get(id)?.type === 'worksheet');
  const [first, ...others] = worksheets;
  const sheet = first && archive.entries.get(links.get(first.id)?.target ?? '');
  if (!first || !sheet) throw new TableRefusal('文件里没有可见的工作表，请检查后重新上传。');
  const byType = (type: string) => [...links.values()].find((link) => link.type === type)?.target;
  return {
    sheetName: first.name,
    sheet,
    otherSheets: others.map(({ name }) => name),
    sharedStrings: archive.entries.get(byType('sharedStrings') ?? ''),
    stylesPath: byType('styles'),
    from1904,
  };
}

const BINARY =
  '文件是 .xlsb（二进制工作簿），平台不支持。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（*.xlsx）”再上传。';

async function workbookPath(archive: XlsxArchive): Promise<string> {
  if (!archive.entries.has('_rels/.rels')) throw notAWorkbook();
  const links = await readLinks(archive, '');
  const path = [...links.values()].find(({ type }) => type === 'officeDocument')?.target;
  if (path?.endsWith('.bin')) throw new TableRefusal(BINARY);
  if (!path || !archive.entries.has(path)) throw notAWorkbook();
  return path;
}

function notAWorkbook(): TableRefusal {
  return new TableRefusal(
    '文件虽然以 .xlsx 结尾，内容却不是 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 再上传。',
  );
}

interface Link {
  /** The last word of the relationship's type, which the two editions of the standard share. */
  readonly type: string;
  readonly target: string;
}

async function readLinks(archive: XlsxArchive, ofPart: string): Promise<ReadonlyMap<string, Link>> {
  const folder = posix.dirname(ofPart);
  const links = new Map<string, Link>();
  const sink = openingTags((name, attributes) => {
    if (name !== 'Relationship' || findAttribute(attributes, 'TargetMode') === 'External') return;
    const target = findAttribute(attributes, 'Target') ?? '';
    links.set(findAttribute(attributes, 'Id') ?? '', {
      type: posix.basename(findAttribute(attributes, 'Type') ?? ''),
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    });
  });
  await readPart(archive, posix.join(folder, '_rels', `${posix.basename(ofPart)}.rels`), sink);
  return links;
}

interface SheetName {
  readonly id: string;
  readonly name: string;
}

async function readSheets(
  archive: XlsxArchive,
  path: string,
): Promise<{ sheets: SheetName[]; from1904: boolean }> {
  const sheets: SheetName[] = [];
  let from1904 = false;
  let isWorkbook = false;
  const sink = openingTags((name, attributes) => {
    if (name === 'workbook') isWorkbook = true;
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(findAttribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet' || (findAttribute(attributes, 'state') ?? 'visible') !== 'visible') return;
    sheets.push({ id: relationshipId(attributes), name: findAttribute(attributes, 'name') ?? '' });
  });
  await readPart(archive, path, sink);
  if (!isWorkbook) throw damaged();
  return { sheets, from1904 };
}

/** `r:id`, whatever prefix the writer chose for the namespace. */
function relationshipId(attributes: string): string {
  return /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
}
