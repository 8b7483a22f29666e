import { expect, test } from 'vitest';
import { canonicalForm } from '../../../policy/audit/canonical-form.ts';
import type { Entry } from './stream.ts';
import { verifyChain } from './verify-chain.ts';

async function aChain(length: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const previousHash = entries.at(-1)?.hash ?? '0'.repeat(64);
    const content = {
      seq,
      effectiveAt: '2020-03-02T02:00:00.000Z',
      recordedAt: '2020-03-02T02:00:00.000Z',
      actor: 'account:1',
      action: 'rename',
      fromState: null,
      toState: null,
      body: `{"name":"第${seq}"}`,
    };
    const form = canonicalForm({ ...content, streamKind: 'organisation', streamId: 7 }, previousHash);
    entries.push({ ...content, previousHash, hash: await sha256(form) });
  }
  return entries;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('a chain as it was written is intact', async () => {
  expect(await verifyChain('organisation', 7, await aChain(3))).toBe('intact');
});

test.each<[string, (chain: Entry[]) => Entry[], number]>([
  ['a changed body', ([a, b, c]) => [a, { ...b, body: '{}' }, c] as Entry[], 2],
  ['a removed entry', ([a, , c]) => [a, c] as Entry[], 3],
  ['a removed first entry', ([, b, c]) => [b, c] as Entry[], 2],
  ['swapped entries', ([a, b, c]) => [a, c, b] as Entry[], 3],
])('%s shows', async (_what, tamper, brokenAt) => {
  expect(await verifyChain('organisation', 7, tamper(await aChain(3)))).toEqual({ brokenAt });
});

test('a chain of another stream is not taken for this one', async () => {
  expect(await verifyChain('organisation', 8, await aChain(1))).toEqual({ brokenAt: 1 });
});
