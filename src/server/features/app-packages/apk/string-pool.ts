import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';

const UTF8 = 0x100;
/** No name or label is longer; what is, is there to cost memory. */
const LONGEST = 32_767;

/** The strings of a binary resource, each decoded when it is asked for. */
export interface StringPool {
  readonly size: number;
  /** Undefined outside of the pool. @throws Damaged */
  readonly at: (index: number) => string | undefined;
}

export const EMPTY_POOL: StringPool = { size: 0, at: () => undefined };

/** @param chunk with its header @throws Damaged */
export function readStringPool(chunk: Buffer): StringPool {
  const header = new ByteReader(chunk, 2);
  const headerSize = header.u16();
  const count = header.skip(4).u32();
  const flags = header.skip(4).u32();
  const start = header.u32();
  if (headerSize + count * 4 > chunk.length || start > chunk.length) throw new Damaged('string pool');
  const decode = (flags & UTF8) === 0 ? utf16At : utf8At;
  const known = new Map<number, string>();
  return {
    size: count,
    at: (index) => {
      if (index >= count) return undefined;
      const seen = known.get(index);
      if (seen !== undefined) return seen;
      const text = decode(chunk, start + chunk.readUInt32LE(headerSize + index * 4));
      known.set(index, text);
      return text;
    },
  };
}

function utf16At(chunk: Buffer, at: number): string {
  const reader = new ByteReader(chunk, Math.min(at, chunk.length));
  const first = reader.u16();
  const length = first < 0x8000 ? first : ((first & 0x7fff) << 16) + reader.u16();
  return reader.take(bounded(length) * 2).toString('utf16le');
}

function utf8At(chunk: Buffer, at: number): string {
  const reader = new ByteReader(chunk, Math.min(at, chunk.length));
  utf8Length(reader);
  return reader.take(bounded(utf8Length(reader))).toString('utf8');
}

function utf8Length(reader: ByteReader): number {
  const first = reader.u8();
  return first < 0x80 ? first : ((first & 0x7f) << 8) + reader.u8();
}

function bounded(length: number): number {
  if (length > LONGEST) throw new Damaged('string too long');
  return length;
}
