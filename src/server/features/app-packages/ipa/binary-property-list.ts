import { Damaged } from '../formats/damaged.ts';
import type { PropertyValue } from './property-list.ts';

/*
 * The libraries for it follow references without counting them: lists that hold the same list twice, thirty deep, or a
 * trailer that promises 2^50 objects, keep them busy for ever. Hence a reader of our own.
 */

const TRAILER = 32;
const DEEPEST = 32;
const MOST_VALUES = 50_000;
const LONGEST = 100_000;

interface Table {
  readonly bytes: Buffer;
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly count: number;
  readonly start: number;
  /** How many values may still be read. */
  left: number;
}

/** @throws Damaged */
export function readBinaryPropertyList(bytes: Buffer): PropertyValue {
  if (bytes.length < 8 + TRAILER) throw new Damaged('binary property list');
  const trailer = bytes.subarray(bytes.length - TRAILER);
  const table: Table = {
    bytes,
    offsetSize: trailer.readUInt8(6),
    referenceSize: trailer.readUInt8(7),
    count: Number(trailer.readBigUInt64BE(8)),
    start: Number(trailer.readBigUInt64BE(24)),
    left: MOST_VALUES,
  };
  if (!isSize(table.offsetSize) || !isSize(table.referenceSize)) throw new Damaged('binary property list');
  return valueAt(table, Number(trailer.readBigUInt64BE(16)), 0);
}

const isSize = (size: number): boolean => size >= 1 && size <= 6;

function valueAt(table: Table, index: number, depth: number): PropertyValue {
  table.left -= 1;
  if (index >= table.count || depth > DEEPEST || table.left < 0)
    throw new Damaged('object of a property list');
  const at = table.bytes.readUIntBE(table.start + index * table.offsetSize, table.offsetSize);
  const marker = table.bytes.readUInt8(at);
  const { size, start } = sizeAt(table.bytes, at, marker);
  const kind = marker >> 4;
  if (kind === 0xa) return referencesAt(table, start, size).map((one) => valueAt(table, one, depth + 1));
  if (kind === 0xd) return dictionaryAt(table, start, size, depth);
  return scalarAt(table.bytes, kind, start, size);
}

/** Sizes from fifteen on stand behind the marker as a number of their own. */
function sizeAt(bytes: Buffer, at: number, marker: number): { size: number; start: number } {
  const low = marker & 0x0f;
  if (low !== 0x0f || marker >> 4 < 4) return { size: low, start: at + 1 };
  const length = 2 ** (bytes.readUInt8(at + 1) & 0x0f);
  if (length > 4) throw new Damaged('size in a property list');
  const size = bytes.readUIntBE(at + 2, length);
  if (size > LONGEST) throw new Damaged('size in a property list');
  return { size, start: at + 2 + length };
}

function referencesAt({ bytes, referenceSize }: Table, start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    bytes.readUIntBE(start + index * referenceSize, referenceSize),
  );
}

function dictionaryAt(table: Table, start: number, size: number, depth: number): PropertyValue {
  const references = referencesAt(table, start, size * 2);
  const entries = references.slice(0, size).map((reference, index): [string, PropertyValue] => {
    const key = valueAt(table, reference, depth + 1);
    if (typeof key !== 'string') throw new Damaged('key of a property list');
    return [key, valueAt(table, references[size + index] ?? 0, depth + 1)];
  });
  return Object.fromEntries(entries);
}

const UTF16 = 2;

function scalarAt(bytes: Buffer, kind: number, start: number, size: number): PropertyValue {
  if (kind === 0) return size === 8 || size === 9 ? size === 9 : null;
  if (kind === 1) return integerAt(bytes, start, 2 ** size);
  if (kind === 2) return size === 2 ? bytes.readFloatBE(start) : bytes.readDoubleBE(start);
  if (kind === 4) return within(bytes, start, size);
  if (kind === 5) return within(bytes, start, size).toString('latin1');
  if (kind === 6)
    return Buffer.from(within(bytes, start, size * UTF16))
      .swap16()
      .toString('utf16le');
  return null;
}

function integerAt(bytes: Buffer, start: number, length: number): number {
  if (length <= 4) return bytes.readUIntBE(start, length);
  return Number(bytes.readBigInt64BE(start));
}

function within(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw new Damaged('string of a property list');
  return bytes.subarray(start, start + length);
}
