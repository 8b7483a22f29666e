import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { readConfig } from '../../src/server/config.ts';
import { clusterFolder } from '../../src/server/db/cluster.ts';
import { openDatabase } from '../../src/server/db/database.ts';
import { findPostmaster } from '../../src/server/db/postmaster.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { halfDoneApprovals } from '../builders/approvals.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import { fastFolder } from '../fast-folder.ts';
import { askingServer } from './ask.ts';
import { serve, stopServed } from './served.ts';
import { ensureIntact, prepareWork, type Step, workThrough } from './work.ts';

const AT_ONCE = 16;
const POLL_MS = 20;

interface Place {
  readonly env: Record<string, string>;
  readonly pgdata: string;
  /** As long as they are looked at from here, the databases of killed servers go on. */
  readonly database: { readonly db: Kysely<DB>; readonly url: string };
  readonly tree: Tree;
}

/** A data folder of its own with a database that runs. */
async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-torture-'));
  const quiet = { info: () => undefined, warn: () => undefined };
  const prepared = await prepareDatabase(readConfig({ DATA_DIR: dataDir }), { log: quiet });
  const { db, close } = openDatabase(prepared.url);
  try {
    const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    const database = { db, url: prepared.url };
    return await work({ env, pgdata: clusterFolder(dataDir), database, tree: await aTree(db) });
  } finally {
    await close();
    await prepared.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export interface Restarted {
  readonly acknowledged: number;
  /** Answered 503 meanwhile. */
  readonly refusals: number;
}

/** kill -9 of the database under load, again and again; one server stays, starts it again and goes on. */
export function databaseRestarted(kills: number, steps: number): Promise<Restarted> {
  return inPlace(async ({ env, pgdata, database, tree }) => {
    const server = await serve(env);
    let refusals = 0;
    const all: Step[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const amount = { approvals: steps / 2, submissions: steps / 2, now: new Date() };
      const work = await prepareWork(database.db, tree, amount);
      const told = await workThrough(work, askingServer(server.url), () => killDatabase(pgdata));
      refusals += told.refusals;
      all.push(...work);
    }
    await ensureIntact(database, all);
    assert.equal(server.program.process.exitCode, null, 'the server has lived through it');
    await stopServed(server);
    return { acknowledged: all.length, refusals };
  });
}

/** Ends when another one accepts connections. */
async function killDatabase(pgdata: string): Promise<void> {
  const killed = findPostmaster(pgdata)?.pid;
  assert.ok(killed !== undefined);
  process.kill(killed, 'SIGKILL');
  for (;;) {
    const found = findPostmaster(pgdata);
    if (found !== undefined && found.pid !== killed && found.status === 'ready') return;
    await sleep(POLL_MS);
  }
}

/** When the server is killed in a burst: so long after so many receipts have arrived. */
export interface Moment {
  readonly receipts: number;
  readonly ms: number;
}

export interface KilledApprovals {
  readonly approvals: number;
  /** Kills that came when some approvals of the burst had a receipt and others had not. */
  readonly inTheMiddle: number;
}

/**
 * kill -9 of the server in the middle of bursts of approvals: of each there is then everything (decision,
 * publication, number, notice) or nothing, and everything if it had a receipt. The next server completes them.
 */
export function killedWhileApproving(moments: readonly Moment[]): Promise<KilledApprovals> {
  return inPlace(async ({ env, database, tree }) => {
    const amount = { approvals: AT_ONCE * moments.length, submissions: 0, now: new Date() };
    const steps = await prepareWork(database.db, tree, amount);
    let inTheMiddle = 0;
    for (const [index, moment] of moments.entries()) {
      const burst = steps.slice(index * AT_ONCE, (index + 1) * AT_ONCE);
      const acknowledged = await approveUntilKilled(env, burst, moment);
      assert.deepEqual(await halfDoneApprovals(database.db), []);
      await ensureIntact(database, acknowledged);
      if (acknowledged.length > 0 && acknowledged.length < burst.length) inTheMiddle += 1;
    }
    const server = await serve(env);
    await workThrough(steps, askingServer(server.url), async () => undefined);
    await ensureIntact(database, steps);
    await stopServed(server);
    return { approvals: steps.length, inTheMiddle };
  });
}

/** Returns those whose receipts arrived. */
async function approveUntilKilled(
  env: Record<string, string>,
  burst: readonly Step[],
  { receipts, ms }: Moment,
): Promise<Step[]> {
  const server = await serve(env);
  const ask = askingServer(server.url);
  const acknowledged: Step[] = [];
  const asked = burst.map(async (step) => {
    // Whoever is answered nothing by a server that is gone knows nothing.
    const answer = await ask(step).catch(() => undefined);
    if (answer?.status === 201) acknowledged.push(step);
  });
  while (acknowledged.length < receipts) await sleep(1);
  await sleep(ms);
  await server.program.kill();
  await Promise.all(asked);
  return acknowledged;
}
