import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import { readCheckpoints, readKeys, readTimelines } from './evidence-of-database.ts';
import { HashedFile } from './hashed-file.ts';
import {
  CHECKPOINTS_FILE,
  FORMAT,
  MANIFEST_FILE,
  MANIFEST_HASH_FILE,
  type Manifest,
  TIMELINES_FILE,
  VERSION,
} from './manifest.ts';
import { keyIdOf } from './public-keys.ts';
import { recordWriter } from './record-text.ts';
import { inSnapshot } from './snapshot.ts';

export interface ExportResult {
  readonly manifest: Manifest;
  /** Of the manifest, and through it of everything. */
  readonly sha256: string;
}

/**
 * Writes all timelines and checkpoints, as they stand in one snapshot, to a new folder. The folder appears when it is
 * complete.
 * @throws StartRefusal when there is something in the folder
 */
export async function exportAudit(client: Client, folder: string): Promise<ExportResult> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartRefusal(`目录 ${folder} 不是空的。请指定一个新目录，以免覆盖已有的导出。`);
  }
  const draft = `${folder}.partial`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const manifest = await inSnapshot(client, (startedAt) => writeFiles(client, draft, startedAt));
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeDurably(join(draft, MANIFEST_FILE), text);
  writeDurably(join(draft, MANIFEST_HASH_FILE), `${sha256}  ${MANIFEST_FILE}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  syncFolder(dirname(folder));
  return { manifest, sha256 };
}

async function writeFiles(client: Client, folder: string, startedAt: Date): Promise<Manifest> {
  const checkpoints = new HashedFile(join(folder, CHECKPOINTS_FILE));
  const timelines = new HashedFile(join(folder, TIMELINES_FILE));
  const counts = { streams: 0, entries: 0, leaves: 0, checkpoints: 0 };
  let lastCheckpoint: Manifest['lastCheckpoint'] = null;
  await readCheckpoints(client, (checkpoint) => {
    checkpoints.write(`${JSON.stringify(checkpoint)}\n`);
    counts.checkpoints += 1;
    lastCheckpoint = { number: checkpoint.number, root: checkpoint.root };
  });
  await readTimelines(client, recordWriter(timelines, counts));
  const keys = await readKeys(client);
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: startedAt.toISOString(),
    counts,
    lastCheckpoint,
    keys: keys.map((key) => ({
      id: keyIdOf(key),
      publicKey: key.export({ type: 'spki', format: 'der' }).toString('base64'),
    })),
    files: [checkpoints.close(CHECKPOINTS_FILE), timelines.close(TIMELINES_FILE)],
  };
}
