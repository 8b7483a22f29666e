import type { ByteSource } from './file-store.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly offset: number;
  readonly isLink: boolean;
}

export interface ZipLimits {
  readonly entries: number;
  readonly directoryBytes: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where it begins and where its closing record does. */
  readonly start: number;
  readonly end: number;
}

/** Why there is no directory to read. */
export type DirectoryFault = 'no-end' | 'zip64' | 'misplaced' | 'too-many-entries' | 'too-large' | 'damaged';

/** Far above what a document with many pictures has. */
export const OF_A_DOCUMENT: ZipLimits = { entries: 10_000, directoryBytes: 4 * 2 ** 20 };
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const MAX_COMMENT = 0xffff;
const SYMBOLIC_LINK = 0o12;
const ENCRYPTED = 1;
const IN_EXTRA = 0xffffffff;
const MANY_IN_EXTRA = 0xffff;

/** The directory at the end of an archive, read in bounded steps. */
export async function readZipDirectory(
  bytes: ByteSource,
  limits: ZipLimits,
): Promise<ZipDirectory | DirectoryFault> {
  const tailStart = Math.max(0, bytes.size - END_LENGTH - MAX_COMMENT);
  const tail = await bytes.read(tailStart, bytes.size - tailStart);
  const end = endOfDirectory(tail);
  if (end === undefined) return 'no-end';
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count === MANY_IN_EXTRA || length === IN_EXTRA || start === IN_EXTRA) return 'zip64';
  if (start + length !== tailStart + end) return 'misplaced';
  if (count > limits.entries) return 'too-many-entries';
  if (length > limits.directoryBytes) return 'too-large';
  const entries = entriesOf(await bytes.read(start, length), count);
  return entries === undefined ? 'damaged' : { entries, start, end: start + length };
}

/** Likewise; undefined if there is none or it is damaged. */
export async function findZipDirectory(
  bytes: ByteSource,
  limits: ZipLimits = OF_A_DOCUMENT,
): Promise<readonly ZipEntry[] | undefined> {
  const found = await readZipDirectory(bytes, limits);
  return typeof found === 'string' ? undefined : found.entries;
}

/** Where the closing record stands that reaches exactly to the end of the file. */
function endOfDirectory(tail: Buffer): number | undefined {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END && at + END_LENGTH + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  }
  return undefined;
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    if (at + CENTRAL_LENGTH > directory.length || directory.readUInt32LE(at) !== CENTRAL) return undefined;
    const nameEnd = at + CENTRAL_LENGTH + directory.readUInt16LE(at + 28);
    const extra = directory.subarray(nameEnd, nameEnd + directory.readUInt16LE(at + 30));
    const [size, packedSize, offset] = largeNumbers(extra, [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_LENGTH, nameEnd),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      crc: directory.readUInt32LE(at + 16),
      packedSize,
      size,
      offset,
      isLink: directory.readUInt16LE(at + 40) >> 12 === SYMBOLIC_LINK,
    });
    at = nameEnd + extra.length + directory.readUInt16LE(at + 32);
  }
  return entries.length === count ? entries : undefined;
}

type Numbers = readonly [size: number, packedSize: number, offset: number];

/** Some writers put even small numbers into the extra field for large archives (zip64). */
function largeNumbers(extra: Buffer, numbers: Numbers): Numbers {
  let at = numbers.includes(IN_EXTRA) ? zip64FieldOf(extra) : extra.length;
  const resolve = (number: number): number => {
    if (number !== IN_EXTRA || at + 8 > extra.length) return number;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  };
  return [resolve(numbers[0]), resolve(numbers[1]), resolve(numbers[2])];
}

function zip64FieldOf(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return at + 4;
  }
  return extra.length;
}
