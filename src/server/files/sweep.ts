import { sql } from 'kysely';
import type { UploadId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import type { FileStore } from './file-store.ts';

const DAY_MS = 86_400_000;

/** A part comes into being after its row, so that one without a row is what was cancelled, expired or finished. */
export async function sweepParts(tx: Tx, files: FileStore): Promise<void> {
  const parts = await files.parts.list();
  if (parts.length === 0) return;
  const { rows } = await sql<{ id: UploadId }>`
    SELECT id FROM uploads WHERE id = ANY(${parts}::bigint[]) AND file_id IS NULL`.execute(tx);
  const unfinished = new Set(rows.map(({ id }) => id));
  for (const id of parts) if (!unfinished.has(id)) await files.parts.remove(id);
}

/**
 * Deletes contents that no file refers to: their transaction was rolled back, or the server killed before it ended.
 * Whoever is about to refer to contents holds the same lock shared and looks whether they are there (`ensureStored`);
 * what was kept in the last day is left alone, so that nobody meets the sweeper at all.
 */
export async function sweepContents(tx: Tx, { now }: Occasion, files: FileStore): Promise<void> {
  const before = new Date(now.getTime() - DAY_MS);
  const candidates: Buffer[] = [];
  for await (const lot of files.keptBefore(before)) candidates.push(...(await unreferenced(tx, lot)));
  if (candidates.length === 0) return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry file store', 0))`.execute(tx);
  for (const sha256 of await unreferenced(tx, candidates)) await files.remove(sha256, before);
}

/** What is infected is referred to by rows that hand nothing out. */
async function unreferenced(tx: Tx, contents: readonly Buffer[]): Promise<Buffer[]> {
  const { rows } = await sql<{ sha256: Buffer }>`
    SELECT sha256 FROM unnest(${contents}::bytea[]) AS content(sha256)
    WHERE NOT EXISTS (SELECT FROM files WHERE files.sha256 = content.sha256 AND scan <> 'infected')`.execute(
    tx,
  );
  return rows.map(({ sha256 }) => sha256);
}
