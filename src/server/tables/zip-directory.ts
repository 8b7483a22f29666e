import { damaged, TableRefusal } from './table-refusal.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  /** As declared; {@link import('./zip-content.ts').zipContent} holds the content to it. */
  readonly size: number;
  readonly headerOffset: number;
}

/** Far above what any spreadsheet of 200,000 rows needs. */
export const ZIP_LIMITS = {
  entries: 1000,
  totalSize: 400 * 2 ** 20,
  ratio: 200,
  ratioFrom: 2 ** 20,
} as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const MAX_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff;

/**
 * The entries of a zip archive by name, read from its central directory. Refuses what claims to be larger than any
 * spreadsheet before a single byte is inflated.
 * @throws TableRefusal
 */
export function zipDirectory(archive: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(archive);
  if (end === undefined) throw damaged();
  const count = archive.readUInt16LE(end + 10);
  if (count > ZIP_LIMITS.entries) throw tooLarge();
  const entries = new Map<string, ZipEntry>();
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_LENGTH > end || archive.readUInt32LE(at) !== CENTRAL) throw damaged();
    const { entry, next } = readEntry(archive, at);
    if (entries.has(entry.name)) throw damaged();
    entries.set(entry.name, entry);
    at = next;
  }
  refuseBombs([...entries.values()], archive.length);
  return entries;
}

function findEnd(archive: Buffer): number | undefined {
  const lowest = Math.max(0, archive.length - END_LENGTH - MAX_COMMENT);
  for (let at = archive.length - END_LENGTH; at >= lowest; at -= 1) {
    if (
      archive.readUInt32LE(at) === END &&
      at + END_LENGTH + archive.readUInt16LE(at + 20) <= archive.length
    ) {
      return at;
    }
  }
  return undefined;
}

const ENCRYPTED_FLAG = 1;

function readEntry(archive: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (archive.readUInt16LE(at + 8) & ENCRYPTED_FLAG) throw new TableRefusal(PASSWORD);
  const nameLength = archive.readUInt16LE(at + 28);
  const extraLength = archive.readUInt16LE(at + 30);
  const commentLength = archive.readUInt16LE(at + 32);
  const extraAt = at + CENTRAL_LENGTH + nameLength;
  const next = extraAt + extraLength + commentLength;
  if (next > archive.length) throw damaged();
  const [size, compressedSize, headerOffset] = largeNumbers(
    archive.subarray(extraAt, extraAt + extraLength),
    [archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)],
  );
  const entry = {
    name: archive.toString('utf8', at + CENTRAL_LENGTH, extraAt),
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    compressedSize,
    size,
    headerOffset,
  };
  return { entry, next };
}

export const PASSWORD = '文件设置了密码，平台无法读取，请取消密码后重新上传。';

type Numbers = [size: number, compressedSize: number, headerOffset: number];

/** Some writers put the sizes of small files, too, into the extra field for large archives (zip64). */
function largeNumbers(extra: Buffer, numbers: Numbers): Numbers {
  if (!numbers.includes(IN_EXTRA)) return numbers;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return resolveFrom(extra.subarray(at + 4), numbers);
  }
  throw damaged();
}

function resolveFrom(field: Buffer, numbers: Numbers): Numbers {
  let at = 0;
  const resolve = (number: number) => {
    if (number !== IN_EXTRA) return number;
    if (at + 8 > field.length) throw damaged();
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  return [resolve(numbers[0]), resolve(numbers[1]), resolve(numbers[2])];
}

function refuseBombs(entries: readonly ZipEntry[], archiveLength: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > ZIP_LIMITS.totalSize || entries.some(isBomb)) throw tooLarge();
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
    if (entry.headerOffset < end) throw damaged();
    end = entry.headerOffset + entry.compressedSize;
  }
  if (end > archiveLength) throw damaged();
}

function isBomb({ size, compressedSize }: ZipEntry): boolean {
  return size > ZIP_LIMITS.ratioFrom && size > compressedSize * ZIP_LIMITS.ratio;
}

function tooLarge(): TableRefusal {
  return new TableRefusal(
    '文件解压后的内容异常庞大，平台拒绝读取。请只保留需要导入的工作表和行，另存后重新上传。',
  );
}
