import { generateKeyPairSync, sign } from 'node:crypto';
import { sql } from 'kysely';
import { makeCheckpoint } from '../src/server/audit/checkpoint.ts';
import { keyIdOf } from '../src/server/audit/public-keys.ts';
import { openDatabase } from '../src/server/db/database.ts';

/**
 * After filling: what autovacuum and the checkpoints of every minute would have done by the time that a database has
 * grown so large. Otherwise the server that is measured would begin with it.
 */
export async function settle({ ownerUrl, url }: { ownerUrl: string; url: string }): Promise<void> {
  const owner = openDatabase(ownerUrl, { statementTimeoutMs: 0 });
  await sql`VACUUM (ANALYZE)`.execute(owner.db);
  await owner.close();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (text: string) => sign(null, Buffer.from(text), privateKey),
  };
  const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
  while ((await makeCheckpoint(db, { key, now: new Date() })) !== undefined);
  await close();
}
