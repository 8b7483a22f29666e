import { createHash, type Hash } from 'node:crypto';
import type { ContentDigest } from './algorithms.ts';
import type { SignedParts } from './signed-parts.ts';
import { verityDigest } from './verity.ts';

const CHUNK = 2 ** 20;
const OF_A_CHUNK = 0xa5;
const OF_ALL = 0x5a;
/** Where the closing record of a zip says at which offset the directory begins. */
const DIRECTORY_OFFSET_AT = 16;

/** Each digest that is asked for, all in one pass over the file. */
export async function contentDigests(
  parts: SignedParts,
  wanted: ReadonlySet<ContentDigest>,
): Promise<Map<ContentDigest, Buffer>> {
  const found = new Map<ContentDigest, Buffer>();
  const hashes = (['sha256', 'sha512'] as const).filter((name) => wanted.has(`chunked-${name}`));
  const tops = new Map(hashes.map((name) => [name, { hash: createHash(name), digests: [] as Buffer[] }]));
  if (hashes.length > 0) {
    for await (const chunk of chunksOf(parts)) {
      const prefix = prefixed(OF_A_CHUNK, chunk.length);
      for (const name of hashes) tops.get(name)?.digests.push(digestOf(name, prefix, chunk));
    }
  }
  for (const [name, { hash: top, digests }] of tops) found.set(`chunked-${name}`, closed(top, digests));
  if (wanted.has('verity-sha256'))
    found.set('verity-sha256', await verityDigest(parts, await endRecord(parts)));
  return found;
}

function digestOf(name: 'sha256' | 'sha512', prefix: Buffer, chunk: Buffer): Buffer {
  return createHash(name).update(prefix).update(chunk).digest();
}

function closed(top: Hash, digests: readonly Buffer[]): Buffer {
  top.update(prefixed(OF_ALL, digests.length));
  for (const digest of digests) top.update(digest);
  return top.digest();
}

function prefixed(mark: number, count: number): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(mark);
  prefix.writeUInt32LE(count, 1);
  return prefix;
}

async function* chunksOf(parts: SignedParts): AsyncGenerator<Buffer> {
  const { bytes, blockStart, directory } = parts;
  for (const [start, end] of [
    [0, blockStart],
    [directory.start, directory.end],
  ] as const) {
    for (let at = start; at < end; at += CHUNK) yield bytes.read(at, Math.min(CHUNK, end - at));
  }
  yield endRecord(parts);
}

/** As if the directory began where the signing block does: so it was when the signature was made. */
async function endRecord({ bytes, blockStart, directory }: SignedParts): Promise<Buffer> {
  const record = Buffer.from(await bytes.read(directory.end, bytes.size - directory.end));
  record.writeUInt32LE(blockStart, DIRECTORY_OFFSET_AT);
  return record;
}
