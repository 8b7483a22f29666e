import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { DIGITS_LOST } from './number-text.ts';
import { FORMULA, NO_PROBLEMS, type RawRow, type RawTable } from './raw-row.ts';
import { TableRefusal } from './table-refusal.ts';

/** A file with commas, in UTF-8 or GB18030. @throws TableRefusal, also while the batches are read */
export function csvTable(content: Buffer): RawTable {
  return { merged: [], otherSheets: [], batches: csvBatches(asUtf8(content)) };
}

const UTF16 = /^(?:\xff\xfe|\xfe\xff)/;

/** The text as UTF-8: valid UTF-8 is UTF-8, otherwise it must be valid GB18030. */
function asUtf8(content: Buffer): Buffer {
  if (UTF16.test(content.toString('latin1', 0, 2))) {
    throw new TableRefusal(
      '文件是 Unicode（UTF-16）文本，平台不支持。请另存为“CSV UTF-8（逗号分隔）”再上传。',
    );
  }
  if (isUtf8(content)) return content;
  try {
    return Buffer.from(new TextDecoder('gb18030', { fatal: true }).decode(content));
  } catch {
    throw new TableRefusal('无法识别文件的文字编码，只支持 UTF-8 和 GB18030（GBK）。请另存为 .xlsx 再上传。');
  }
}

const BATCH = 500;
const SLICE = 65_536;
const MAX_RECORD = 2 ** 20;

async function* csvBatches(content: Buffer): AsyncGenerator<readonly RawRow[]> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD,
  });
  Readable.from(slices(content)).pipe(parser);
  let rowNumber = 0;
  let batch: RawRow[] = [];
  try {
    for await (const record of parser) {
      rowNumber += 1;
      batch.push(rawRow(rowNumber, record as string[]));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw malformed(error);
    throw error;
  }
  yield batch;
}

/** So that a large file does not hold the thread. */
function* slices(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += SLICE) yield content.subarray(at, at + SLICE);
}

function malformed(error: CsvError & Partial<Info>): TableRefusal {
  const line = typeof error.lines === 'number' ? `第 ${error.lines} 行附近` : '文件中';
  return new TableRefusal(`${line}的引号不成对，无法分清各列。请检查双引号，或另存为 .xlsx 再上传。`);
}

function rawRow(rowNumber: number, record: readonly string[]): RawRow {
  const problems = new Map<number, string>();
  const texts = record.map((text, column) => {
    if (text.startsWith('=')) problems.set(column, FORMULA);
    if (SCIENTIFIC.test(text.trim())) problems.set(column, DIGITS_LOST);
    return GUARDED.test(text) ? text.slice(1) : text;
  });
  return { rowNumber, texts, problems: problems.size === 0 ? NO_PROBLEMS : problems };
}

/** What a spreadsheet program writes to CSV in place of a long number. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d{1,3}$/i;
/** The apostrophe that our own export puts before what would be a formula. */
const GUARDED = /^'[=+\-@\t\r]/;
