import type { SignedCheckpoint } from './checkpoint-form.ts';
import type { Deviation } from './deviation.ts';
import type { PublicKeys } from './public-keys.ts';
import type { Counts } from './verifier.ts';

export interface VerifyOptions {
  /** Whom to believe. Without them the keys that come with the evidence, which then proves only that it is consistent. */
  readonly keys?: PublicKeys;
  /** Checkpoints that were published: each must be there, unchanged. */
  readonly published?: readonly SignedCheckpoint[];
  /** Told of each deviation as it is found. */
  readonly report: (deviation: Deviation) => void;
}

export interface Verification {
  readonly counts: Counts;
  readonly deviations: number;
  readonly last: SignedCheckpoint | undefined;
  /** Whether the keys came from the auditor and not with the evidence. */
  readonly keysGiven: boolean;
  /** How many published checkpoints it was compared with. */
  readonly published: number;
  readonly milliseconds: number;
}

/** Runs a verification that says its deviations to `report`, and adds how many and how long. */
export async function measured(
  { report, keys, published = [] }: VerifyOptions,
  verify: (report: VerifyOptions['report']) => Promise<Pick<Verification, 'counts' | 'last'>>,
): Promise<Verification> {
  let deviations = 0;
  const start = performance.now();
  const result = await verify((deviation) => {
    deviations += 1;
    report(deviation);
  });
  const milliseconds = performance.now() - start;
  return { ...result, deviations, keysGiven: keys !== undefined, published: published.length, milliseconds };
}
