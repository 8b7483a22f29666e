import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { addDays, legalDayOf } from '../src/policy/legal-day.ts';
import type { Config } from '../src/server/config.ts';
import { claimDataFolder } from '../src/server/db/data-folder.ts';
import { openDatabase, transaction } from '../src/server/db/database.ts';
import { prepareDatabase } from '../src/server/db/prepare.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import { findBanner, markDemonstration } from '../src/server/demonstration.ts';
import { featureListeners } from '../src/server/features.ts';
import { folderFileStore } from '../src/server/files/folder-file-store.ts';
import { prepareForWork } from '../src/server/first-start.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { StartRefusal } from '../src/server/start-refusal.ts';
import { openDemoAccounts } from './accounts.ts';
import { loadDemonstration } from './load.ts';
import { PROGRAM } from './simulated-time.ts';

/** There while the demonstration is being loaded: what is found beside it is half a province. */
const UNFINISHED = 'demonstration-unfinished';

/**
 * Sees to it that the folder holds the demonstration: loads it into an empty one, and anew where loading was broken off.
 * @throws StartRefusal where the database holds anything else
 */
export async function prepareDemonstration(config: Config, report: (line: string) => void): Promise<void> {
  const claim = claimDataFolder(config.dataDir, config.port);
  const unfinished = join(config.dataDir, UNFINISHED);
  try {
    if (existsSync(unfinished)) discardHalf(config, report);
    const prepared = await prepareDatabase(config, { log: quietLog });
    const { db, close } = openDatabase(prepared.url, {
      applicationName: 'demonstration',
      statementTimeoutMs: 0,
    });
    try {
      if (await isLoaded(db)) return;
      mkdirSync(config.dataDir, { recursive: true });
      writeFileSync(unfinished, '');
      await load(db, config, { report, analyze: () => analyze(prepared.ownerUrl) });
      rmSync(unfinished);
    } finally {
      await close();
      await prepared.stop();
    }
  } finally {
    claim.release();
  }
}

async function isLoaded(db: Kysely<DB>): Promise<boolean> {
  if ((await findBanner(db)) !== null) return true;
  const { count } = await db
    .selectFrom('organisations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count === 0) return false;
  throw new StartRefusal(
    '这个数据目录里已有正式数据，不能载入演示数据。请用 DATA_DIR 指定另一个目录，例如 DATA_DIR=data/demo。',
  );
}

function discardHalf({ dataDir, database }: Config, report: (line: string) => void): void {
  if (database.kind === 'external')
    throw new StartRefusal(
      '上次载入演示数据时中断，数据库里只有一部分。请清空 DATABASE_URL 所指的数据库后重试。',
    );
  report('上次载入没有完成，从头开始。');
  for (const part of ['pg', 'database', 'files', 'checkpoints', UNFINISHED]) {
    rmSync(join(dataDir, part), { recursive: true, force: true });
  }
}

interface Loading {
  readonly report: (line: string) => void;
  readonly analyze: () => Promise<void>;
}

async function load(db: Kysely<DB>, config: Config, { report, analyze: takeStock }: Loading): Promise<void> {
  const now = new Date();
  const listeners = featureListeners;
  await prepareForWork(db, { clock: () => now, listeners });
  const organisations = await loadDemonstration(db, {
    files: folderFileStore(join(config.dataDir, 'files')),
    listeners,
    until: addDays(legalDayOf(now), -1),
    report,
    analyze: takeStock,
  });
  await transaction(db, async (tx) => {
    const occasion = occasionOfProgram(PROGRAM, now, listeners);
    await openDemoAccounts(tx, occasion, organisations);
    await markDemonstration(tx, occasion);
  });
  await takeStock();
}

/** Only the owner may; without its address the database does it by itself some time later. */
async function analyze(ownerUrl: string | undefined): Promise<void> {
  if (ownerUrl === undefined) return;
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

const quietLog = { info: () => undefined, warn: (message: string) => console.error(message) };
