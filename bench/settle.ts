import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { makeCheckpoint } from '../src/server/audit/checkpoint.ts';
import { loadSigningKey } from '../src/server/audit/signing-key.ts';
import { openDatabase } from '../src/server/db/database.ts';

/**
 * After filling: what autovacuum and the checkpoints of every minute would have done by the time that a database has
 * grown so large. Otherwise the server that is measured would begin with it.
 */
export async function settle({ ownerUrl, url }: { ownerUrl: string; url: string }): Promise<void> {
  const owner = openDatabase(ownerUrl, { statementTimeoutMs: 0 });
  await sql`VACUUM (ANALYZE)`.execute(owner.db);
  await owner.close();
  const folder = mkdtempSync(join(tmpdir(), 'registry-bench-key-'));
  const key = loadSigningKey(join(folder, 'audit.pem'));
  rmSync(folder, { recursive: true });
  const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
  while ((await makeCheckpoint(db, { key, now: new Date() })) !== undefined);
  await close();
}
