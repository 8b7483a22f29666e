import { hash } from 'node:crypto';
import { type CanonicalEntry, canonicalForm } from '../../policy/audit/canonical-form.ts';

/** An entry of a timeline, before it has its place in the chain. */
export interface EntryContent extends Omit<CanonicalEntry, 'effectiveAt' | 'recordedAt'> {
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
}

export const NO_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 of the canonical form. */
export function hashEntry(entry: EntryContent, previousHash: Buffer): Buffer {
  const [effectiveAt, recordedAt] = [entry.effectiveAt.toISOString(), entry.recordedAt.toISOString()];
  const form = canonicalForm({ ...entry, effectiveAt, recordedAt }, previousHash.toString('hex'));
  return hash('sha256', form, 'buffer');
}
