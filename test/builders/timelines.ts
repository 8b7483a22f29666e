import { generateKeyPairSync, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { makeCheckpoint } from '../../src/server/audit/checkpoint.ts';
import type { SignedCheckpoint } from '../../src/server/audit/checkpoint-form.ts';
import { keyIdOf } from '../../src/server/audit/public-keys.ts';
import type { SigningKey } from '../../src/server/audit/signing-key.ts';
import { type Happening, record } from '../../src/server/audit/timeline.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';

export const NOW = new Date('2020-03-02T02:00:00.123Z');

export const anOccasion = (now = NOW) => occasionOfProgram('test', now, listeners([]));

export function aSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { id: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, Buffer.from(bytes), privateKey) };
}

/** Adds one entry to each of the timelines named, in one transaction. */
export async function note(
  db: Kysely<DB>,
  streamIds: readonly number[],
  { kind = 'case', ...happening }: Partial<Happening> & { kind?: string } = {},
): Promise<void> {
  const happenings = streamIds.map((streamId) => ({
    action: 'note',
    body: { 说明: '示例' },
    ...happening,
    streamId,
  }));
  await transaction(db, (tx) => record(tx, anOccasion(), kind, happenings));
}

/** @throws Error when there was nothing to seal */
export async function sealed(db: Kysely<DB>, key: SigningKey, now = NOW): Promise<SignedCheckpoint> {
  const checkpoint = await makeCheckpoint(db, { key, now });
  if (checkpoint === undefined) throw new Error('nothing was sealed');
  return checkpoint;
}

/** What a database administrator can do: anything, past every trigger. */
export async function tamper(ownerUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${statement}`);
  } finally {
    await client.end();
  }
}
