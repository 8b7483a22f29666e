import type { ByteSource } from '../../../files/file-store.ts';
import { zipContent } from '../../../files/zip-content.ts';
import type { ZipEntry } from '../../../files/zip-directory.ts';
import { Damaged } from '../formats/damaged.ts';
import type { PropertyDictionary } from './property-list.ts';
import { readPropertyList } from './read-property-list.ts';

/** What the signature at the end of an executable says; not verified. */
export interface CodeSignature {
  readonly team: string | undefined;
  readonly entitlements: PropertyDictionary | undefined;
  /** The store has encrypted the code. */
  readonly isEncrypted: boolean;
}

const MACHO_64 = 0xfeedfacf;
const FAT = 0xcafebabe;
const CODE_SIGNATURE = 0x1d;
const ENCRYPTION_INFO = 0x2c;
const HEADER = 32;
const HEADER_WINDOW = 64 * 1024;
const LARGEST_SIGNATURE = 8 * 2 ** 20;
const DIRECTORY = 0xfade0c02;
const ENTITLEMENTS = 0xfade7171;
const SUPER_BLOB = 0xfade0cc0;
const MOST_BLOBS = 100;
/** From this version on a code directory names the team. */
const HAS_TEAM = 0x20200;

/** Reads the executable once from its beginning, keeping only the signature. @throws Damaged, ZipContentFault */
export async function readCodeSignature(bytes: ByteSource, entry: ZipEntry): Promise<CodeSignature> {
  const head = await rangeOf(bytes, entry, 0, HEADER_WINDOW);
  const slice = head.readUInt32BE(0) === FAT ? head.readUInt32BE(16) : 0;
  const header = slice === 0 ? head : await rangeOf(bytes, entry, slice, HEADER_WINDOW);
  const { signature, isEncrypted } = commandsOf(header);
  if (signature === undefined) throw new Damaged('no code signature');
  const blob = await rangeOf(bytes, entry, slice + signature.start, signature.size);
  return { ...readBlobs(blob), isEncrypted };
}

/** Reads no further than the range's end. */
async function rangeOf(bytes: ByteSource, entry: ZipEntry, start: number, size: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let at = 0;
  for await (const piece of zipContent(bytes, entry)) {
    const from = Math.max(0, start - at);
    if (from < piece.length) kept.push(Buffer.from(piece.subarray(from, start + size - at)));
    at += piece.length;
    if (at >= start + size) break;
  }
  return Buffer.concat(kept);
}

interface Commands {
  readonly signature: { readonly start: number; readonly size: number } | undefined;
  readonly isEncrypted: boolean;
}

function commandsOf(header: Buffer): Commands {
  if (header.readUInt32LE(0) !== MACHO_64) throw new Damaged('executable');
  let signature: Commands['signature'];
  let isEncrypted = false;
  let at = HEADER;
  for (let left = header.readUInt32LE(16); left > 0; left -= 1) {
    const command = header.readUInt32LE(at);
    const size = header.readUInt32LE(at + 4);
    if (size < 8) throw new Damaged('load command');
    if (command === CODE_SIGNATURE)
      signature = { start: header.readUInt32LE(at + 8), size: header.readUInt32LE(at + 12) };
    if (command === ENCRYPTION_INFO) isEncrypted = header.readUInt32LE(at + 16) !== 0;
    at += size;
  }
  if ((signature?.size ?? 0) > LARGEST_SIGNATURE) throw new Damaged('code signature');
  return { signature, isEncrypted };
}

function readBlobs(blob: Buffer): Omit<CodeSignature, 'isEncrypted'> {
  if (blob.readUInt32BE(0) !== SUPER_BLOB) throw new Damaged('code signature');
  const count = Math.min(blob.readUInt32BE(8), MOST_BLOBS);
  let team: string | undefined;
  let entitlements: PropertyDictionary | undefined;
  for (let index = 0; index < count; index += 1) {
    const at = blob.readUInt32BE(12 + index * 8 + 4);
    const part = blob.subarray(at, at + blob.readUInt32BE(at + 4));
    const magic = part.readUInt32BE(0);
    if (magic === DIRECTORY) team ??= teamOf(part);
    if (magic === ENTITLEMENTS) entitlements ??= readPropertyList(part.subarray(8));
  }
  return { team, entitlements };
}

function teamOf(directory: Buffer): string | undefined {
  if (directory.readUInt32BE(8) < HAS_TEAM) return undefined;
  const at = directory.readUInt32BE(48);
  const end = directory.indexOf(0, at);
  return at === 0 || end === -1 || end - at > 100 ? undefined : directory.toString('latin1', at, end);
}
