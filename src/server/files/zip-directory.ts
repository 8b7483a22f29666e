import { inflateRawSync } from 'node:zlib';
import type { ByteSource } from './file-store.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  readonly isLink: boolean;
}

export interface ZipLimits {
  readonly entries: number;
  readonly directoryBytes: number;
}

/** Far above what a document with many pictures has. */
export const OF_A_DOCUMENT: ZipLimits = { entries: 10_000, directoryBytes: 4 * 2 ** 20 };
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;
const SYMBOLIC_LINK = 0o12;
const IN_EXTRA = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** The directory at the end of an archive, read in bounded steps; undefined if there is none or it is damaged. */
export async function findZipDirectory(
  bytes: ByteSource,
  limits: ZipLimits = OF_A_DOCUMENT,
): Promise<ZipEntry[] | undefined> {
  const tailStart = Math.max(0, bytes.size - END_LENGTH - MAX_COMMENT);
  const tail = await bytes.read(tailStart, bytes.size - tailStart);
  const end = endOfDirectory(tail);
  if (end === undefined) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > limits.entries || length > limits.directoryBytes || start + length !== tailStart + end)
    return undefined;
  return entriesOf(await bytes.read(start, length), count);
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

/** The contents of one entry; undefined if it is damaged or longer than `limit`, packed or unpacked. */
export async function findZipContent(
  bytes: ByteSource,
  { offset, packedSize, method }: ZipEntry,
  limit: number,
): Promise<Buffer | undefined> {
  const header = await bytes.read(offset, LOCAL_LENGTH);
  if (packedSize > limit || header.length < LOCAL_LENGTH || header.readUInt32LE(0) !== LOCAL)
    return undefined;
  const start = offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await bytes.read(start, packedSize);
  if (method === STORED) return packed;
  return method === DEFLATED ? inflated(packed, limit) : undefined;
}

function inflated(packed: Buffer, limit: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch {
    // Not deflate, or longer than allowed: either way no document.
    return undefined;
  }
}
