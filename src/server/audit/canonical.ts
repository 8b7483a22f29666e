import { hash } from 'node:crypto';

/** An entry of a timeline, before it has its place in the chain. */
export interface EntryContent {
  readonly streamKind: string;
  readonly streamId: number;
  readonly seq: number;
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly body: string;
}

export const NO_HASH: Buffer = Buffer.alloc(32);

/**
 * SHA-256 of the canonical form: each field on a line of its own as a JSON string or number, the previous hash in hex,
 * the body last and as it is. docs/audit-format.md describes it for verifiers written by others.
 */
export function hashEntry(entry: EntryContent, previousHash: Buffer): Buffer {
  return hash('sha256', canonicalForm(entry, previousHash), 'buffer');
}

/** Instants and hashes hold nothing that JSON would escape. */
function canonicalForm(entry: EntryContent, previousHash: Buffer): string {
  return `${JSON.stringify(entry.streamKind)}
${entry.streamId}
${entry.seq}
"${entry.effectiveAt.toISOString()}"
"${entry.recordedAt.toISOString()}"
${JSON.stringify(entry.actor)}
${JSON.stringify(entry.action)}
${JSON.stringify(entry.fromState)}
${JSON.stringify(entry.toState)}
"${previousHash.toString('hex')}"
${entry.body}`;
}
