import { crc32, createInflateRaw } from 'node:zlib';
import { damaged } from './table-refusal.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const CHUNK = 65_536;

/**
 * The content of an entry in chunks; never more than the directory declared, and with the declared checksum.
 * @throws TableRefusal
 */
export async function* zipContent(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  for await (const chunk of chunks(packedContent(archive, entry), entry.method)) {
    size += chunk.length;
    if (size > entry.size) throw damaged();
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged();
}

function packedContent(archive: Buffer, { headerOffset: at, compressedSize }: ZipEntry): Buffer {
  if (at + LOCAL_LENGTH > archive.length || archive.readUInt32LE(at) !== LOCAL) throw damaged();
  const start = at + LOCAL_LENGTH + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (start + compressedSize > archive.length) throw damaged();
  return archive.subarray(start, start + compressedSize);
}

async function* chunks(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK);
    return;
  }
  if (method !== DEFLATED) throw damaged();
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    if (isZlibError(error)) throw damaged();
    throw error;
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
