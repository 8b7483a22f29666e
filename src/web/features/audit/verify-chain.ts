import { canonicalForm } from '../../../policy/audit/canonical-form.ts';
import type { Entry, StreamKind } from './stream.ts';

/** `unable`: only pages over https may reckon hashes. */
export type ChainVerdict = 'intact' | 'unable' | { readonly brokenAt: number };

const NO_HASH = '0'.repeat(64);

/** Reckons every hash anew from the entries as shown: whether each is as it was written, and follows the one before. */
export async function verifyChain(
  streamKind: StreamKind,
  streamId: number,
  entries: readonly Entry[],
): Promise<ChainVerdict> {
  // Absent where the page is not secure, whatever its type says.
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) return 'unable';
  const hashes = await Promise.all(
    entries.map(async (entry) => {
      const form = canonicalForm({ ...entry, streamKind, streamId }, entry.previousHash);
      return hex(await subtle.digest('SHA-256', new TextEncoder().encode(form)));
    }),
  );
  const broken = entries.find(({ seq, hash, previousHash }, index) => {
    const before = entries[index - 1]?.hash ?? NO_HASH;
    return seq !== index + 1 || previousHash !== before || hash !== hashes[index];
  });
  return broken === undefined ? 'intact' : { brokenAt: broken.seq };
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
