import { hash } from 'node:crypto';

const LEAF = 0;
const NODE = 1;
const DIGEST = 32;

const leafInput = Buffer.alloc(1 + DIGEST, LEAF);
const nodeInput = Buffer.alloc(1 + 2 * DIGEST, NODE);

/**
 * The tree of RFC 6962, grown leaf by leaf: 0x00 before a leaf, 0x01 before two nodes, the left subtree as large as a
 * power of two allows. Holds one digest for each complete subtree, so a tree of a million leaves takes twenty.
 * Digests are kept as strings of 32 Latin-1 characters, which are the fastest form to get and to put.
 */
export class MerkleTree {
  size = 0;
  readonly #subtrees: string[] = [];

  /** Adds a leaf of any length. */
  add(leaf: Buffer): void {
    this.#push(hash('sha256', Buffer.concat([leafInput.subarray(0, 1), leaf]), 'binary'));
  }

  /** Adds a digest of 32 bytes, given in hex, as a leaf. */
  addDigest(hex: string): void {
    leafInput.write(hex, 1, 'hex');
    this.#push(hash('sha256', leafInput, 'binary'));
  }

  /** In hex. The tree of no leaves has the digest of nothing. */
  root(): string {
    const last = this.#subtrees.at(-1);
    if (last === undefined) return hash('sha256', '', 'hex');
    const root = this.#subtrees.slice(0, -1).reduceRight((right, left) => join(left, right), last);
    return Buffer.from(root, 'binary').toString('hex');
  }

  /** As many pairs of equal subtrees become one as the size has trailing ones in binary. */
  #push(leaf: string): void {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = join(this.#subtrees.pop() ?? '', node);
    }
    this.#subtrees.push(node);
    this.size += 1;
  }
}

function join(left: string, right: string): string {
  nodeInput.write(left, 1, 'binary');
  nodeInput.write(right, 1 + DIGEST, 'binary');
  return hash('sha256', nodeInput, 'binary');
}
