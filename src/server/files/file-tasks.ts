import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { FileId, OrganisationId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import { awake } from '../db/awake.ts';
import type { Tx } from '../db/database.ts';
import type { ScheduledTask } from '../jobs/schedule.ts';
import type { Occasion } from '../occasion.ts';
import type { FileStore } from './file-store.ts';
import { sweepContents, sweepParts } from './sweep.ts';
import { expireUploads } from './uploads.ts';
import type { VirusScanner } from './virus-scanner.ts';

export interface FileTaskOptions {
  readonly files: FileStore;
  readonly virusScanner: VirusScanner | null;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** What is done with files while nobody waits. */
export function fileTasks(options: FileTaskOptions): ScheduledTask[] {
  const { files } = options;
  return [
    {
      name: 'expire uploads',
      every: 'minute',
      run: async (tx, occasion) => {
        // In this order: what expires now goes from the disk once that is certain.
        await sweepParts(tx, files);
        await expireUploads(tx, occasion);
      },
    },
    { name: 'scan files', every: 'minute', run: (tx, occasion) => scanFiles(tx, occasion, options) },
    { name: 'compute SM3 digests', every: 'minute', run: (tx) => computeSm3(tx, options) },
    { name: 'sweep contents', every: 'day', run: (tx, occasion) => sweepContents(tx, occasion, files) },
  ];
}

/** In one run, so that other tasks get their turn. */
const MOST_CONTENTS = 50;
const MOST_BYTES = 2 * 2 ** 30;
/** The whole of a large archive is looked through; other tasks wait meanwhile. */
const PATIENCE_MS = 3 * 60_000;

interface Waiting {
  readonly sha256: Buffer;
  readonly size: number;
}

/** By contents: files that share them are dealt with at once. */
async function waiting(tx: Tx, condition: ReturnType<typeof sql>): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT DISTINCT sha256, size FROM (SELECT sha256, size FROM files WHERE ${condition} ORDER BY id LIMIT 10000) AS file
    LIMIT ${MOST_CONTENTS}`.execute(tx);
  let bytes = 0;
  return rows.filter(({ size }, place) => {
    bytes += size;
    return place === 0 || bytes <= MOST_BYTES;
  });
}

async function computeSm3(tx: Tx, { files, log }: FileTaskOptions): Promise<void> {
  for (const { sha256 } of await waiting(tx, sql`sm3 IS NULL`)) {
    if (!(await files.has(sha256))) {
      log.error({ sha256: sha256.toString('hex') }, 'the contents of a file are missing');
      continue;
    }
    const sm3 = await awake(tx, () => sm3Of(files, sha256));
    await tx.updateTable('files').set({ sm3 }).where('sha256', '=', sha256).execute();
  }
}

async function sm3Of(files: FileStore, sha256: Buffer): Promise<Buffer> {
  const hash = createHash('sm3');
  for await (const chunk of files.read(sha256)) hash.update(chunk as Buffer);
  return hash.digest();
}

async function scanFiles(
  tx: Tx,
  occasion: Occasion,
  { files, virusScanner, log }: FileTaskOptions,
): Promise<void> {
  if (virusScanner === null) return;
  for (const { sha256 } of await waiting(tx, sql`scan = 'unscanned'`)) {
    const verdict = await awake(tx, () => virusScanner.scan(files.read(sha256), PATIENCE_MS));
    if (verdict.kind === 'unanswered') {
      log.warn(
        { reason: verdict.reason, sha256: sha256.toString('hex') },
        'the virus scanner gives no answer',
      );
      return;
    }
    await enterVerdict(tx, occasion, sha256, verdict);
  }
}

async function enterVerdict(
  tx: Tx,
  occasion: Occasion,
  sha256: Buffer,
  verdict: { readonly kind: 'clean' | 'infected'; readonly signature?: string },
): Promise<void> {
  const rows: { id: FileId; organisation_id: OrganisationId }[] = await tx
    .updateTable('files')
    .set({ scan: verdict.kind })
    .where('sha256', '=', sha256)
    .where('scan', '=', 'unscanned')
    .returning(['id', 'organisation_id'])
    .execute();
  const { kind: result, ...more } = verdict;
  await record(
    tx,
    occasion,
    'organisation',
    rows.map(({ id, organisation_id: streamId }) => ({
      streamId,
      action: 'scan-file',
      body: { file: id, result, ...more },
    })),
  );
}
