import type { ZipEntry } from '../files/zip-directory.ts';
import { type CellRange, findCellRange } from './cell-name.ts';
import type { RawRow, RawTable } from './raw-row.ts';
import { damaged } from './table-refusal.ts';
import { openXlsxArchive, type XlsxArchive, xlsxContent } from './xlsx-archive.ts';
import { openingTags } from './xlsx-part.ts';
import { type CellContext, XlsxRows } from './xlsx-rows.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { readWorkbook } from './xlsx-workbook.ts';
import { findAttribute, XmlTokens } from './xml-tokens.ts';

/** The first visible worksheet. @throws TableRefusal, also while the batches are read */
export async function xlsxTable(content: Buffer): Promise<RawTable> {
  const archive = await openXlsxArchive(content);
  const workbook = await readWorkbook(archive);
  const context = {
    strings: await readSharedStrings(archive, workbook.sharedStrings),
    styles: await readStyles(archive, workbook.stylesPath),
    from1904: workbook.from1904,
  };
  return {
    merged: await mergedRanges(archive, workbook.sheet),
    otherSheets: workbook.otherSheets,
    batches: rowBatches(archive, workbook.sheet, context),
  };
}

async function* rowBatches(
  archive: XlsxArchive,
  sheet: ZipEntry,
  context: CellContext,
): AsyncGenerator<readonly RawRow[]> {
  const rows = new XlsxRows(context);
  const tokens = new XmlTokens(rows);
  for await (const chunk of xlsxContent(archive, sheet)) {
    tokens.push(chunk);
    yield rows.take();
  }
  tokens.end();
  yield rows.take();
}

const MAX_RANGES = 100_000;

/**
 * They stand behind the rows, and are wanted before: the bytes are searched for the list (or for a prefixed one), and
 * only what follows it is cut into tags.
 */
async function mergedRanges(archive: XlsxArchive, sheet: ZipEntry): Promise<readonly CellRange[]> {
  const ranges: CellRange[] = [];
  let tokens: XmlTokens | undefined;
  let tail: Buffer = Buffer.alloc(0);
  const sink = openingTags((name, attributes) => {
    if (name === 'mergeCell') ranges.push(range(findAttribute(attributes, 'ref')));
    if (ranges.length > MAX_RANGES) throw damaged();
  });
  for await (const chunk of xlsxContent(archive, sheet)) {
    const bytes = tokens ? chunk : Buffer.concat([tail, chunk]);
    const at = tokens ? 0 : listStart(bytes);
    if (at >= 0) {
      tokens ??= new XmlTokens(sink);
      tokens.push(bytes.subarray(at));
    }
    tail = bytes.subarray(-64);
  }
  return ranges;
}

function listStart(bytes: Buffer): number {
  const at = bytes.indexOf('mergeCells');
  return at < 0 ? -1 : bytes.lastIndexOf('<', at);
}

function range(name: string | undefined): CellRange {
  const found = findCellRange(name ?? '');
  if (!found) throw damaged();
  return found;
}
