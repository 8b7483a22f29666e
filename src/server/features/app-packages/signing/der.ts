import { Damaged } from '../formats/damaged.ts';

/** One value of DER with its tag and length. */
export interface Der {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

const MOST_PARTS = 10_000;

/** The value at the beginning; what follows is left. @throws Damaged */
export function readDer(bytes: Buffer): Der {
  const first = bytes[1];
  const tag = bytes[0];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Damaged('DER');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80 || bytes.length < 2 + lengthBytes) throw new Damaged('DER length');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new Damaged('DER length');
  return { tag, whole: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

/** What stands inside a sequence or set. @throws Damaged */
export function partsOf({ content }: Pick<Der, 'content'>): Der[] {
  const parts: Der[] = [];
  for (let rest = content; rest.length > 0; ) {
    const part = readDer(rest);
    parts.push(part);
    if (parts.length > MOST_PARTS) throw new Damaged('too many parts');
    rest = rest.subarray(part.whole.length);
  }
  return parts;
}
