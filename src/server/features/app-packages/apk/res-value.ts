import type { ByteReader } from '../formats/byte-reader.ts';
import type { StringPool } from './string-pool.ts';

/** A typed value of a binary resource. */
export type ResValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'reference'; readonly id: number }
  | { readonly kind: 'other' };

const REFERENCE = 1;
const STRING = 3;
const DYNAMIC_REFERENCE = 7;
const FIRST_INTEGER = 0x10;
const BOOLEAN = 0x12;
const LAST_INTEGER = 0x1f;

export function readResValue(reader: ByteReader, strings: StringPool): ResValue {
  const type = reader.skip(3).u8();
  return resValue(type, reader.u32(), strings);
}

export function resValue(type: number, data: number, strings: StringPool): ResValue {
  if (type === STRING) {
    const text = strings.at(data);
    return text === undefined ? { kind: 'other' } : { kind: 'string', text };
  }
  if (type === REFERENCE || type === DYNAMIC_REFERENCE) return { kind: 'reference', id: data };
  if (type === BOOLEAN) return { kind: 'boolean', isTrue: data !== 0 };
  if (type >= FIRST_INTEGER && type <= LAST_INTEGER) return { kind: 'number', number: data | 0 };
  return { kind: 'other' };
}
