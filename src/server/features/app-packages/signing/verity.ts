import { createHash } from 'node:crypto';
import type { SignedParts } from './signed-parts.ts';

const BLOCK = 4_096;
const DIGEST = 32;
const STEP = 256 * BLOCK;
const SALT = Buffer.alloc(8);

/** Root of the tree of hashes over blocks of 4 KB (fs-verity), followed by how many bytes it covers. */
export async function verityDigest(parts: SignedParts, endRecord: Buffer): Promise<Buffer> {
  const leaves: Buffer[] = [];
  let size = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of piecesOf(parts, endRecord)) {
    size += piece.length;
    const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const full = whole.length - (whole.length % BLOCK);
    leaves.push(...hashesOf(whole.subarray(0, full)));
    rest = whole.subarray(full);
  }
  if (rest.length > 0) leaves.push(...hashesOf(padded(rest)));
  const covered = Buffer.alloc(8);
  covered.writeBigUInt64LE(BigInt(size));
  return Buffer.concat([rootOf(leaves), covered]);
}

async function* piecesOf(
  { bytes, blockStart, directory }: SignedParts,
  endRecord: Buffer,
): AsyncGenerator<Buffer> {
  for (const [start, end] of [
    [0, blockStart],
    [directory.start, directory.end],
  ] as const) {
    for (let at = start; at < end; at += STEP) yield bytes.read(at, Math.min(STEP, end - at));
  }
  yield endRecord;
}

/** One level of the tree after the other, until a single block is left. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  let level = padded(Buffer.concat(leaves));
  while (level.length > BLOCK) level = padded(Buffer.concat(hashesOf(level)));
  return hashesOf(level)[0] ?? Buffer.alloc(DIGEST);
}

function hashesOf(blocks: Buffer): Buffer[] {
  return Array.from({ length: blocks.length / BLOCK }, (_, index) =>
    createHash('sha256')
      .update(SALT)
      .update(blocks.subarray(index * BLOCK, (index + 1) * BLOCK))
      .digest(),
  );
}

function padded(bytes: Buffer): Buffer {
  const missing = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing)]);
}
