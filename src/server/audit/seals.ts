import { verify } from 'node:crypto';
import { chainLeaf, checkpointForm, NO_ROOT, type SignedCheckpoint } from './checkpoint-form.ts';
import type { Deviation, DeviationCode } from './deviation.ts';
import { MerkleTree } from './merkle.ts';
import type { PublicKeys } from './public-keys.ts';

interface Seal {
  readonly checkpoint: SignedCheckpoint;
  /** The one before, if it is there. */
  readonly previous: SignedCheckpoint | undefined;
  readonly tree: MerkleTree;
}

/**
 * Grows every checkpoint's tree again, from the leaves as they come by in the order of the timelines, which is also
 * their order in each tree.
 */
export class Seals {
  readonly #seals = new Map<number, Seal>();
  readonly #found: Deviation[] = [];
  readonly #orphaned = new Set<number>();
  #last: SignedCheckpoint | undefined;

  get last(): SignedCheckpoint | undefined {
    return this.#last;
  }

  get count(): number {
    return this.#seals.size;
  }

  find(number: number): SignedCheckpoint | undefined {
    return this.#seals.get(number)?.checkpoint;
  }

  /** In the order of their numbers. */
  add(checkpoint: SignedCheckpoint): void {
    const expected = (this.#last?.number ?? 0) + 1;
    const previous = checkpoint.number === expected ? this.#last : undefined;
    if (checkpoint.number < expected) this.#say('checkpoint-changed', `检查点 ${checkpoint.number} 次序有误`);
    if (checkpoint.number > expected) this.#missing(expected, checkpoint.number - 1);
    const tree = new MerkleTree();
    tree.add(chainLeaf(previous));
    this.#seals.set(checkpoint.number, { checkpoint, previous, tree });
    this.#last = checkpoint;
  }

  addLeaf(number: number, hash: string): void {
    const seal = this.#seals.get(number);
    if (seal !== undefined) seal.tree.addDigest(hash);
    else if (number > (this.#last?.number ?? 0)) this.#orphaned.add(number);
  }

  /**
   * What is wrong with the checkpoints and their leaves. Since each covers the one before, a signature has to be checked
   * only where something is wrong, and for the newest of each key. Without all leaves nothing is said of the trees.
   */
  deviations(keys: PublicKeys, { allLeaves }: { allLeaves: boolean }): Deviation[] {
    const isBroken = (seal: Seal): boolean =>
      allLeaves ? !isWhole(seal) : !isLinked(seal.checkpoint, seal.previous);
    const broken = this.#seals.values().filter(isBroken).toArray();
    const suspects = new Set([
      ...broken.flatMap((seal) => [seal.checkpoint, seal.previous]),
      ...this.#newestOfEachKey(),
    ]);
    const rejected = new Set<SignedCheckpoint | undefined>();
    for (const suspect of suspects) {
      if (suspect !== undefined && !this.#accept(suspect, keys)) rejected.add(suspect);
    }
    for (const number of this.#orphaned) this.#missing(number, number);
    for (const seal of broken) if (!rejected.has(seal.checkpoint)) this.#explain(seal, rejected);
    return this.#found;
  }

  #say(code: DeviationCode, message: string): void {
    this.#found.push({ code, message });
  }

  #missing(first: number, last: number): void {
    this.#say('checkpoint-missing', `检查点 ${first === last ? first : `${first} 至 ${last}`} 缺失`);
  }

  #newestOfEachKey(): SignedCheckpoint[] {
    const newest = new Map<string, SignedCheckpoint>();
    for (const { checkpoint } of this.#seals.values()) newest.set(checkpoint.keyId, checkpoint);
    return [...newest.values()];
  }

  #accept(checkpoint: SignedCheckpoint, keys: PublicKeys): boolean {
    const { number, keyId, signature } = checkpoint;
    const key = keys.get(keyId);
    if (key === undefined) {
      this.#say('checkpoint-unknown-key', `检查点 ${number} 由密钥 ${keyId} 签名，它不在可信的公钥之中`);
      return false;
    }
    if (verify(null, Buffer.from(checkpointForm(checkpoint)), key, Buffer.from(signature, 'hex')))
      return true;
    this.#say('checkpoint-changed', `检查点 ${number} 被改动或伪造：签名不符`);
    return false;
  }

  /** The checkpoint itself is as it was signed; so it is its leaves, or the one before. */
  #explain({ checkpoint, previous, tree }: Seal, rejected: ReadonlySet<SignedCheckpoint | undefined>): void {
    const { number, leafCount, root } = checkpoint;
    const leaves = tree.size - 1;
    const predecessorKnown = number === 1 || (previous !== undefined && !rejected.has(previous));
    if (leaves !== leafCount) {
      const what = leaves < leafCount ? `${leafCount - leaves} 个被删除` : `多出 ${leaves - leafCount} 个`;
      this.#say('leaves-changed', `检查点 ${number} 封存了 ${leafCount} 个流头，现有 ${leaves} 个：${what}`);
    } else if (predecessorKnown && !isLinked(checkpoint, previous)) {
      this.#say('checkpoint-changed', `检查点 ${number} 与检查点 ${number - 1} 不衔接`);
    } else if (predecessorKnown && tree.root() !== root) {
      this.#say('leaves-changed', `检查点 ${number} 封存的流头被改动：默克尔根不符`);
    }
  }
}

function isWhole({ checkpoint, previous, tree }: Seal): boolean {
  return (
    tree.size === checkpoint.leafCount + 1 &&
    isLinked(checkpoint, previous) &&
    tree.root() === checkpoint.root
  );
}

function isLinked(checkpoint: SignedCheckpoint, previous: SignedCheckpoint | undefined): boolean {
  return checkpoint.previousRoot === (previous?.root ?? NO_ROOT);
}
