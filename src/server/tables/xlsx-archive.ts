import type { ByteSource } from '../files/file-store.ts';
import { archiveFaults } from '../files/hostile-archive.ts';
import { ZipContentFault, zipContent } from '../files/zip-content.ts';
import { readZipDirectory, type ZipEntry } from '../files/zip-directory.ts';
import { damaged, TableRefusal } from './table-refusal.ts';

export interface XlsxArchive {
  readonly bytes: ByteSource;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** Far above what any spreadsheet of 200,000 rows needs. */
const LIMITS = {
  entries: 1000,
  directoryBytes: 2 ** 20,
  totalSize: 400 * 2 ** 20,
  ratio: 200,
  ratioFrom: 2 ** 20,
} as const;

export const PASSWORD = '文件设置了密码，平台无法读取，请取消密码后重新上传。';

/**
 * Refuses what claims to be larger than any spreadsheet before a single byte is inflated.
 * @throws TableRefusal
 */
export async function openXlsxArchive(content: Buffer): Promise<XlsxArchive> {
  const bytes = { size: content.length, read: async (at: number, n: number) => content.subarray(at, at + n) };
  const directory = await readZipDirectory(bytes, LIMITS);
  if (directory === 'too-many-entries' || directory === 'too-large') throw tooLarge();
  if (typeof directory === 'string') throw damaged();
  const { entries } = directory;
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new TableRefusal(PASSWORD);
  const faults = archiveFaults(entries, content.length, LIMITS.totalSize);
  if (faults.includes('bomb') || entries.some(isBomb)) throw tooLarge();
  if (faults.length > 0) throw damaged();
  return { bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

function isBomb({ size, packedSize }: ZipEntry): boolean {
  return size > LIMITS.ratioFrom && size > packedSize * LIMITS.ratio;
}

function tooLarge(): TableRefusal {
  return new TableRefusal(
    '文件解压后的内容异常庞大，平台拒绝读取。请只保留需要导入的工作表和行，另存后重新上传。',
  );
}

/** The content of a part in pieces, between which others have their turn. @throws TableRefusal */
export async function* xlsxContent({ bytes }: XlsxArchive, entry: ZipEntry): AsyncGenerator<Buffer> {
  try {
    yield* zipContent(bytes, entry, 0);
  } catch (error) {
    throw error instanceof ZipContentFault ? damaged() : error;
  }
}
