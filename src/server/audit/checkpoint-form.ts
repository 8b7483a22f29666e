/** A checkpoint as it is published and exported. Hashes and the signature in hex. */
export interface SignedCheckpoint {
  readonly number: number;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly madeAt: string;
  /** How many heads it covers. */
  readonly leafCount: number;
  /** 64 zeros for the first. */
  readonly previousRoot: string;
  readonly root: string;
  readonly settledPosition: number;
  readonly sealedPosition: number;
  readonly nextTransaction: string;
  readonly keyId: string;
  readonly signature: string;
}

export const NO_ROOT = '0'.repeat(64);

/**
 * The bytes that are signed: what they are, then each field on a line of its own as a JSON string or number. No column
 * of the table is left out, so that none can be changed alone.
 */
export function checkpointForm(checkpoint: Omit<SignedCheckpoint, 'signature'>): string {
  const fields = [
    checkpoint.number,
    checkpoint.madeAt,
    checkpoint.leafCount,
    checkpoint.previousRoot,
    checkpoint.root,
    checkpoint.settledPosition,
    checkpoint.sealedPosition,
    checkpoint.nextTransaction,
    checkpoint.keyId,
  ];
  return ['edu-app-registry checkpoint 1', ...fields.map((field) => JSON.stringify(field))].join('\n');
}

/**
 * The first leaf of the next checkpoint's tree: this one whole, signature and all. So the newest signature vouches for
 * every checkpoint before it, and a verifier need not check half a million of them. Empty before the first.
 */
export function chainLeaf(previous: SignedCheckpoint | undefined): Buffer {
  if (previous === undefined) return Buffer.alloc(0);
  return Buffer.from(`${checkpointForm(previous)}\n${JSON.stringify(previous.signature)}`);
}
