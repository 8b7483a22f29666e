import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { csvTable } from './csv-table.ts';
import type { RawTable } from './raw-row.ts';
import type { TableFile } from './table.ts';
import { TableRefusal } from './table-refusal.ts';
import { PASSWORD } from './xlsx-archive.ts';
import { xlsxTable } from './xlsx-table.ts';

/** The rows of an uploaded file, whatever its form. @throws TableRefusal, also while the batches are read */
export async function openTable(file: TableFile, maxBytes: number): Promise<RawTable> {
  const content = await contentOf(file, maxBytes);
  if (content.length === 0) throw new TableRefusal('文件是空的，请检查后重新上传。');
  const ending = extname(file.name).toLowerCase();
  refuseOldForms(content, ending);
  const isZip = content.length > 4 && content.readUInt32BE(0) === ZIP;
  if (ending === '.xlsx' && isZip) return await xlsxTable(content);
  if (ending === '.csv' && !isZip) return csvTable(content);
  throw new TableRefusal(
    ending === '.xlsx' || ending === '.csv'
      ? `文件以 ${ending} 结尾，内容却不是这种格式。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。`
      : '只接受 .xlsx 和 .csv 文件。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（*.xlsx）”再上传。',
  );
}

const ZIP = 0x504b0304;
/** The container of Excel 97 to 2003, and of newer files with a password. */
const COMPOUND = 0xd0cf11e0;
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const OLD_EXCEL =
  '文件是旧版 .xls 格式，平台不支持。请用 Excel 或 WPS 打开，选择“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”，保存后上传新文件。';

function refuseOldForms(content: Buffer, ending: string): void {
  const isCompound = content.length > 8 && content.readUInt32BE(0) === COMPOUND;
  if (isCompound && content.includes(ENCRYPTED)) throw new TableRefusal(PASSWORD);
  if (isCompound || ending === '.xls' || ending === '.et') throw new TableRefusal(OLD_EXCEL);
}

async function contentOf({ content }: TableFile, maxBytes: number): Promise<Buffer> {
  const size = Buffer.isBuffer(content) ? content.length : (await stat(content.path)).size;
  if (size > maxBytes) {
    throw new TableRefusal(`文件超过 ${Math.floor(maxBytes / 2 ** 20)} MB，请分成几个文件上传。`);
  }
  return Buffer.isBuffer(content) ? content : await readFile(content.path);
}
