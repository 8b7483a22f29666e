import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './file-store.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What is wrong with one entry of an archive. */
export type ContentFault =
  | 'truncated'
  | 'header-differs'
  | 'encrypted'
  | 'unknown-method'
  | 'not-deflate'
  | 'size-differs'
  | 'crc-differs'
  | 'too-large';

export class ZipContentFault extends Error {
  override readonly name = 'ZipContentFault';
  readonly fault: ContentFault;

  constructor(fault: ContentFault) {
    super(fault);
    this.fault = fault;
  }
}

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const STEP = 2 ** 20;
/** Up to here it is cheaper to unpack in one go. */
const AT_ONCE = 4 * 2 ** 20;

/**
 * The contents of an entry, piece by piece: exactly as much as its directory declares, with the declared checksum. What is larger
 * than `atOnce` leaves room for others between its pieces.
 * @throws ZipContentFault
 */
export async function* zipContent(
  bytes: ByteSource,
  entry: ZipEntry,
  atOnce = AT_ONCE,
): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  const start = await dataStart(bytes, entry);
  for await (const piece of unpacked(bytes, entry, { start, atOnce })) {
    size += piece.length;
    if (size > entry.size) throw new ZipContentFault('size-differs');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size) throw new ZipContentFault('size-differs');
  if (crc !== entry.crc) throw new ZipContentFault('crc-differs');
}

/**
 * The whole of it.
 * @throws ZipContentFault; `too-large` beyond `limit`
 */
export async function readZipContent(bytes: ByteSource, entry: ZipEntry, limit: number): Promise<Buffer> {
  if (entry.size > limit) throw new ZipContentFault('too-large');
  const whole = Buffer.allocUnsafe(entry.size);
  let at = 0;
  for await (const piece of zipContent(bytes, entry)) at += piece.copy(whole, at);
  return whole;
}

/** The contents of one entry; undefined if it is damaged or longer than `limit`. */
export async function findZipContent(
  bytes: ByteSource,
  entry: ZipEntry,
  limit: number,
): Promise<Buffer | undefined> {
  try {
    return await readZipContent(bytes, entry, limit);
  } catch (error) {
    if (error instanceof ZipContentFault) return undefined;
    throw error;
  }
}

/** Where the contents begin, behind the entry's own header, which has to agree with the directory. */
export async function dataStart(bytes: ByteSource, { offset, name, method }: ZipEntry): Promise<number> {
  const header = await bytes.read(offset, LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH) throw new ZipContentFault('truncated');
  if (header.readUInt32LE(0) !== LOCAL || header.readUInt16LE(8) !== method)
    throw new ZipContentFault('header-differs');
  const nameLength = header.readUInt16LE(26);
  const ownName = await bytes.read(offset + LOCAL_LENGTH, nameLength);
  if (ownName.toString('utf8') !== name) throw new ZipContentFault('header-differs');
  return offset + LOCAL_LENGTH + nameLength + header.readUInt16LE(28);
}

function unpacked(
  bytes: ByteSource,
  entry: ZipEntry,
  { start, atOnce }: { readonly start: number; readonly atOnce: number },
): AsyncIterable<Buffer> {
  if (entry.isEncrypted) throw new ZipContentFault('encrypted');
  if (start + entry.packedSize > bytes.size) throw new ZipContentFault('truncated');
  if (entry.method === STORED) return packed(bytes, entry, start);
  if (entry.method !== DEFLATED) throw new ZipContentFault('unknown-method');
  const isSmall = entry.packedSize <= atOnce && entry.size <= atOnce;
  return isSmall ? inflatedAtOnce(bytes, entry, start) : inflated(bytes, entry, start);
}

async function* packed(bytes: ByteSource, { packedSize }: ZipEntry, start: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < packedSize; at += STEP) yield bytes.read(start + at, Math.min(STEP, packedSize - at));
}

async function* inflatedAtOnce(
  bytes: ByteSource,
  { packedSize, size }: ZipEntry,
  start: number,
): AsyncGenerator<Buffer> {
  const whole = await bytes.read(start, packedSize);
  try {
    yield inflateRawSync(whole, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw inflateFault(error);
  }
}

async function* inflated(bytes: ByteSource, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 2 ** 18 });
  const feed = async (): Promise<void> => {
    for await (const piece of packed(bytes, entry, start))
      if (!inflate.write(piece)) await new Promise((resolve) => inflate.once('drain', resolve));
    inflate.end();
  };
  feed().catch((error: unknown) => inflate.destroy(error as Error));
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    throw inflateFault(error);
  } finally {
    inflate.destroy();
  }
}

function inflateFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return new ZipContentFault('size-differs');
  return code.startsWith('Z_') || code.startsWith('ERR_ZLIB') ? new ZipContentFault('not-deflate') : error;
}
