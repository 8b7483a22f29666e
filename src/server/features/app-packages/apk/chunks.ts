import { Damaged } from '../formats/damaged.ts';

/** One chunk of a binary resource, its header included. */
export interface Chunk {
  readonly type: number;
  readonly headerSize: number;
  readonly bytes: Buffer;
}

const HEADER = 8;
const MOST_CHUNKS = 500_000;

/** The chunks from `start` on, one behind the other. @throws Damaged */
export function* chunksOf(bytes: Buffer, start: number): Generator<Chunk> {
  let at = start;
  for (let count = 0; at + HEADER <= bytes.length; count += 1) {
    const chunk = chunkAt(bytes, at);
    if (count > MOST_CHUNKS) throw new Damaged('too many chunks');
    yield chunk;
    at += chunk.bytes.length;
  }
}

/** @throws Damaged */
export function chunkAt(bytes: Buffer, at: number): Chunk {
  if (at + HEADER > bytes.length) throw new Damaged(`chunk at ${at}`);
  const headerSize = bytes.readUInt16LE(at + 2);
  const size = bytes.readUInt32LE(at + 4);
  if (headerSize < HEADER || size < headerSize || at + size > bytes.length)
    throw new Damaged(`chunk at ${at}`);
  return { type: bytes.readUInt16LE(at), headerSize, bytes: bytes.subarray(at, at + size) };
}
