import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeCheckpoint } from '../../src/server/audit/checkpoint.ts';
import { copyOut } from '../../src/server/audit/copy-out.ts';
import { exportAudit } from '../../src/server/audit/export.ts';
import { loadSigningKey, type SigningKey } from '../../src/server/audit/signing-key.ts';
import { withAuditClient } from '../../src/server/audit/snapshot.ts';
import { record } from '../../src/server/audit/timeline.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { transaction } from '../../src/server/db/database.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import type { Figure, Workload } from '../workload.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENTRIES_PER_STREAM = 10;
const STREAMS_PER_CHECKPOINT = 500;
/** The verifier's own line says how long it took, without the start of Node. */
const RATE = /每秒 (\d+) 条/;

/** A year of a province has 2.6 M entries; what is verified here is long enough for the rate not to depend on it. */
export const workload: Workload = {
  id: 'W11',
  title: 'audit verified, from the database and from an export',
  async run(context) {
    const database = await context.database();
    const streams = context.quick ? 3_000 : 60_000;
    const entries = streams * ENTRIES_PER_STREAM;
    const key = loadSigningKey(join(context.folder, 'w11', 'audit.pem'));
    const sealing = await fill(context, database, { streams, key });
    const size = `${entries.toLocaleString('en')} entries, a leaf for each`;
    const folder = join(context.folder, 'w11', 'export');
    const exporting = await seconds(() =>
      withAuditClient(database.url, (client) => exportAudit(client, folder)),
    );
    const figures: Figure[] = [
      {
        name: `a checkpoint of ${STREAMS_PER_CHECKPOINT} heads`,
        ours: sealing.milliseconds,
        unit: 'ms',
        note: `${sealing.checkpoints} checkpoints, mean`,
      },
      { name: 'exported', ours: entries / exporting, unit: 'entries/s', note: size },
      {
        name: 'verified from the database',
        ...(await verified(context, {
          args: ['src/cli/main.ts', 'verify-audit'],
          env: environment(context, database),
        })),
        floor: entries / (await seconds(() => copyOnly(database))),
        beside: 'COPY of the same rows to nowhere',
        must: { atLeast: 80_000 },
      },
      {
        name: 'verified from an export, one core',
        ...(await verified(context, { core: 1, args: ['src/server/audit/verify-audit.ts', folder] })),
        floor: entries / (await seconds(() => hashOnly(join(folder, 'timelines.txt')))),
        beside: `SHA-256 of the same ${megabytes(join(folder, 'timelines.txt'))} MB`,
        must: { atLeast: 200_000 },
      },
    ];
    await database.drop();
    return figures;
  },
};

function environment(context: BenchContext, { url }: BenchDatabase): Record<string, string> {
  const folder = join(context.folder, 'w11');
  return { DATABASE_URL: url, DATA_DIR: folder, AUDIT_KEY_FILE: join(folder, 'audit.pem') };
}

/** Round after round one more entry for each timeline, by the engine itself, sealed as they come. */
async function fill(
  { say }: BenchContext,
  database: BenchDatabase,
  { streams, key }: { streams: number; key: SigningKey },
): Promise<{ checkpoints: number; milliseconds: number }> {
  const start = performance.now();
  let checkpoints = 0;
  let sealing = 0;
  for (let seq = 1; seq <= ENTRIES_PER_STREAM; seq += 1) {
    for (let first = 1; first <= streams; first += STREAMS_PER_CHECKPOINT) {
      await note(database, first, seq);
      sealing += await seconds(() => makeCheckpoint(database.db, { key, now: new Date() }));
      checkpoints += 1;
    }
  }
  await database.settle();
  const spent = (performance.now() - start) / 1000;
  say(`${streams * ENTRIES_PER_STREAM} entries written and sealed in ${spent.toFixed(0)} s`);
  return { checkpoints, milliseconds: (sealing / checkpoints) * 1000 };
}

async function note(database: BenchDatabase, first: number, seq: number): Promise<void> {
  const occasion = {
    ...occasionOfProgram('bench', new Date(), listeners([])),
    actorName: 'account:12@organisation:5',
  };
  const happenings = Array.from({ length: STREAMS_PER_CHECKPOINT }, (_, index) => ({
    streamId: first + index,
    action: 'submit',
    fromState: 'draft',
    toState: 'submitted',
    body: {
      appId: (first + index) % 700,
      nature: 'required',
      reason: '依据《教育移动互联网应用程序备案管理办法》提交使用者备案',
      revision: seq,
      digest: createHash('sha256')
        .update(`${first + index} ${seq}`)
        .digest('hex'),
    },
  }));
  await transaction(database.db, (tx) => record(tx, occasion, 'case', happenings));
}

/** @throws Error when the verifier finds fault: its rate would be worth nothing */
async function verified(
  context: BenchContext,
  { args, ...options }: { core?: number; args: readonly [string, ...string[]]; env?: Record<string, string> },
): Promise<{ ours: number; unit: string; note: string }> {
  const [program, ...rest] = args;
  const process = context.start({ ...options, args: [join(ROOT, program), ...rest] });
  const [, rate = '0'] = await process.said(RATE);
  const memory = process.peakMemoryMb();
  const { code, output } = await process.ended;
  if (code !== 0) throw new Error(output);
  return { ours: Number(rate), unit: 'entries/s', note: `${memory} MB` };
}

function copyOnly(database: BenchDatabase): Promise<void> {
  return withAuditClient(database.url, (client) => copyOut(client, 'SELECT * FROM entries', () => undefined));
}

async function hashOnly(path: string): Promise<void> {
  await pipeline(createReadStream(path, { highWaterMark: 4 * 1024 * 1024 }), createHash('sha256'));
}

function megabytes(path: string): number {
  return Math.round(statSync(path).size / 1024 ** 2);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
