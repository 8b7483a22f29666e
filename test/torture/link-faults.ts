import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/server/db/database.ts';
import { appOnDatabase } from '../app-on-database.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import type { TestDatabase } from '../copied-database.ts';
import { askingApp, askingServer } from './ask.ts';
import { type DatabaseLink, databaseLink } from './database-link.ts';
import { serve, stopServed } from './served.ts';
import { type Ask, ensureIntact, prepareWork, type Told, untilAllAreTold, workThrough } from './work.ts';

/** What happens to the link between server and database while people work; it is restored by itself. */
export type LinkFault = (link: DatabaseLink, told: Told) => Promise<void>;

/** Until everybody has been told that nothing goes. */
export const linkCut: LinkFault = async (link, told) => {
  link.cut();
  await untilAllAreTold(told);
  link.restore();
};

/** At least so long, and until everybody has been told: nobody waits for the end of it. */
export const databaseHangs =
  (ms: number): LinkFault =>
  async (link, told) => {
    link.hang();
    await Promise.all([untilAllAreTold(told), sleep(ms)]);
    link.restore();
  };

interface Work {
  readonly steps: number;
  readonly now: Date;
}

/** The app in this process, which loses patience soon. Returns what was answered 503 meanwhile. */
export async function workOverLink(database: TestDatabase, fault: LinkFault, work: Work): Promise<Told> {
  const link = await databaseLink(database.url);
  const impatient = { max: 5, statementTimeoutMs: 1_000, connectTimeoutMs: 1_000 };
  const over = openDatabase(link.through(database.url), impatient);
  const { testApp, close } = await appOnDatabase({ ...database, db: over.db }, work.now);
  try {
    const tree = await aTree(database.db);
    return await survive(database, { ...work, tree }, askingApp(testApp), (told) => fault(link, told));
  } finally {
    await close();
    await over.close();
    await link.close();
  }
}

/** A server of its own, as patient as it is. */
export async function serveOverLink(database: TestDatabase, fault: LinkFault, work: Work): Promise<Told> {
  const link = await databaseLink(database.url);
  // A server that finds no authority at all makes the root itself.
  const tree = await aTree(database.db);
  const dataDir = mkdtempSync(join(tmpdir(), 'registry-torture-'));
  const server = await serve({
    DATA_DIR: dataDir,
    DATABASE_URL: link.through(database.url),
    DATABASE_OWNER_URL: database.ownerUrl,
    LOG_LEVEL: 'silent',
  });
  try {
    return await survive(database, { ...work, tree }, askingServer(server.url), (told) => fault(link, told));
  } finally {
    await stopServed(server);
    await link.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function survive(
  database: TestDatabase,
  { steps: count, now, tree }: Work & { readonly tree: Tree },
  ask: Ask,
  disturb: (told: Told) => Promise<void>,
): Promise<Told> {
  const steps = await prepareWork(database.db, tree, { approvals: count / 2, submissions: count / 2, now });
  const told = await workThrough(steps, ask, disturb);
  await ensureIntact(database, steps);
  return told;
}
