import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';
import { type Chunk, chunkAt, chunksOf } from './chunks.ts';
import { type ResValue, readResValue, resValue } from './res-value.ts';
import { EMPTY_POOL, readStringPool, type StringPool } from './string-pool.ts';

/** One value of a resource and for which locale it stands; the empty locale is the default. */
export interface ConfiguredValue {
  readonly locale: string;
  readonly value: ResValue;
}

/** What resource ids stand for. Only what is asked for is read. */
export interface ResourceTable {
  /** Every configuration's value; empty for what is not there or no single value. @throws Damaged */
  readonly values: (id: number) => readonly ConfiguredValue[];
}

const TABLE = 0x0002;
const STRINGS = 0x0001;
const PACKAGE = 0x0200;
const TYPE = 0x0201;
const SPARSE = 0x01;
const OFFSETS_OF_16_BITS = 0x02;
const COMPLEX = 0x0001;
const COMPACT = 0x0008;
const NO_ENTRY = 0xffffffff;
/** Far above fifty types in a hundred configurations, and above what a manifest refers to. */
const MOST_TYPES = 10_000;
const MOST_LOOK_UPS = 1_000;

/** @throws Damaged */
export function readResourceTable(bytes: Buffer): ResourceTable {
  const whole = chunkAt(bytes, 0);
  if (whole.type !== TABLE) throw new Damaged('no resource table');
  const types = new Map<number, Chunk[]>();
  let strings: StringPool = EMPTY_POOL;
  let count = 0;
  for (const chunk of chunksOf(whole.bytes, whole.headerSize)) {
    if (chunk.type === STRINGS && strings === EMPTY_POOL) strings = readStringPool(chunk.bytes);
    if (chunk.type !== PACKAGE) continue;
    const packageId = new ByteReader(chunk.bytes, 8).u32() & 0xff;
    for (const type of chunksOf(chunk.bytes, chunk.headerSize)) {
      if (type.type !== TYPE || type.headerSize < 24) continue;
      count += 1;
      if (count > MOST_TYPES) throw new Damaged('too many types');
      const key = packageId * 0x100 + (type.bytes[8] ?? 0);
      const ofType = types.get(key) ?? [];
      ofType.push(type);
      types.set(key, ofType);
    }
  }
  return { values: lookUpOnce((id) => valuesIn(types.get(id >>> 16) ?? [], id & 0xffff, strings)) };
}

function lookUpOnce(lookUp: ResourceTable['values']): ResourceTable['values'] {
  const known = new Map<number, readonly ConfiguredValue[]>();
  return (id) => {
    const seen = known.get(id);
    if (seen !== undefined) return seen;
    if (known.size >= MOST_LOOK_UPS) throw new Damaged('too many references');
    const values = lookUp(id);
    known.set(id, values);
    return values;
  };
}

function valuesIn(types: readonly Chunk[], index: number, strings: StringPool): ConfiguredValue[] {
  return types.flatMap((type) => {
    const value = entryOf(type, index, strings);
    return value === undefined ? [] : [{ locale: localeOf(type.bytes), value }];
  });
}

function entryOf({ bytes }: Chunk, index: number, strings: StringPool): ResValue | undefined {
  const header = new ByteReader(bytes, 9);
  const flags = header.u8();
  const count = header.skip(2).u32();
  const start = header.u32();
  const offset = offsetOf(bytes, index, { flags, count });
  return offset === undefined ? undefined : valueAt(bytes, start + offset, strings);
}

interface Offsets {
  readonly flags: number;
  readonly count: number;
}

/** Where the entry stands behind the first one; undefined if it has none in this configuration. */
function offsetOf(bytes: Buffer, index: number, { flags, count }: Offsets): number | undefined {
  const headerSize = bytes.readUInt16LE(2);
  if ((flags & SPARSE) !== 0) return sparseOffset(bytes, headerSize, index, count);
  if (index >= count) return undefined;
  if ((flags & OFFSETS_OF_16_BITS) !== 0) {
    const short = new ByteReader(bytes, headerSize).skip(index * 2).u16();
    return short === 0xffff ? undefined : short * 4;
  }
  const offset = new ByteReader(bytes, headerSize).skip(index * 4).u32();
  return offset === NO_ENTRY ? undefined : offset;
}

function sparseOffset(bytes: Buffer, start: number, index: number, count: number): number | undefined {
  const reader = new ByteReader(bytes, start);
  for (let seen = 0; seen < count; seen += 1) {
    const at = reader.u16();
    const offset = reader.u16();
    if (at === index) return offset * 4;
    if (at > index) return undefined;
  }
  return undefined;
}

function valueAt(bytes: Buffer, at: number, strings: StringPool): ResValue | undefined {
  if (at > bytes.length) throw new Damaged('entry');
  const reader = new ByteReader(bytes, at);
  const size = reader.u16();
  const flags = reader.u16();
  if ((flags & COMPACT) !== 0) return resValue(flags >> 8, reader.u32(), strings);
  if ((flags & COMPLEX) !== 0) return undefined;
  return readResValue(new ByteReader(bytes, at).skip(size), strings);
}

/** `zh-CN`, `zh-Hans-CN`, `en`; empty for the default. */
function localeOf(type: Buffer): string {
  const config = new ByteReader(type, 20);
  const size = config.u32();
  if (size < 12) return '';
  const language = letters(config.skip(4).take(2), 0x61);
  const region = letters(config.take(2), 0x30);
  const script = size >= 40 ? plain(new ByteReader(type, 20 + 36).take(4)) : '';
  return [language, script, region].filter((part) => part !== '').join('-');
}

/** Two letters as they are, or three packed into fifteen bits. */
function letters(bytes: Buffer, packedFrom: number): string {
  const [first = 0, second = 0] = bytes;
  if ((first & 0x80) === 0) return plain(bytes);
  const packed = [second & 0x1f, ((second & 0xe0) >> 5) | ((first & 0x03) << 3), (first & 0x7c) >> 2];
  return String.fromCharCode(...packed.map((part) => part + packedFrom));
}

function plain(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}
