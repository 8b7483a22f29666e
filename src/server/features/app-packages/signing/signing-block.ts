import type { ByteSource } from '../../../files/file-store.ts';
import type { ZipDirectory } from '../../../files/zip-directory.ts';
import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';

/** The block between the entries of an APK and its directory, in which all signatures since Android 7 stand. */
export interface SigningBlock {
  readonly start: number;
  readonly values: ReadonlyMap<number, Buffer>;
}

export const SCHEME_BLOCKS = { v2: 0x7109871a, v3: 0xf05368c0, 'v3.1': 0x1b93ad61 } as const;

const MAGIC = 'APK Sig Block 42';
const FOOTER = 24;
/** Real ones are padded to some kilobytes; a long lineage of large certificates stays far below. */
const LARGEST = 4 * 2 ** 20;
const MOST_VALUES = 1_000;

/** Undefined if there is none. @throws Damaged */
export async function findSigningBlock(
  bytes: ByteSource,
  { start: directoryStart }: Pick<ZipDirectory, 'start'>,
): Promise<SigningBlock | undefined> {
  if (directoryStart < FOOTER + 8) return undefined;
  const footer = await bytes.read(directoryStart - FOOTER, FOOTER);
  if (footer.toString('latin1', 8) !== MAGIC) return undefined;
  const size = Number(footer.readBigUInt64LE(0));
  const start = directoryStart - size - 8;
  if (size < FOOTER || size > LARGEST || start < 0) throw new Damaged('size of the signing block');
  const block = await bytes.read(start, size + 8);
  if (Number(block.readBigUInt64LE(0)) !== size) throw new Damaged('sizes of the signing block');
  return { start, values: valuesOf(block.subarray(8, block.length - FOOTER)) };
}

function valuesOf(pairs: Buffer): Map<number, Buffer> {
  const reader = new ByteReader(pairs);
  const values = new Map<number, Buffer>();
  for (let count = 0; reader.remaining > 0; count += 1) {
    const length = Number(reader.u64());
    if (length < 4 || count > MOST_VALUES) throw new Damaged('pair of the signing block');
    const id = reader.u32();
    const value = reader.take(length - 4);
    // Android takes the first of those with the same id.
    if (!values.has(id)) values.set(id, value);
  }
  return values;
}
