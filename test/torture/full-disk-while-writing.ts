import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastFolder } from '../fast-folder.ts';
import { type Desk, prepare, signIn, statesOf, submit } from './killed-while-submitting.ts';
import { type SmallServer, serveOnSmallDisk } from './small-disk.ts';

const DISK_MB = 400;
const SUBMISSIONS = 80;
const REFUSALS = 5;
const PATIENCE = 100;

/**
 * The disk of the database is full while filings are submitted: they are refused with a sentence, and once there is room
 * everything that had a receipt is there and the work goes on.
 */
export async function fullDiskWhileWriting(): Promise<string> {
  const [holding, dataDir] = [aFolder(), aFolder()];
  const { tree, apps } = await prepare(holding, SUBMISSIONS);
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const server = await serveOnSmallDisk(env, { mountAt: dataDir, megabytes: DISK_MB, holding });
  try {
    const desk = await signIn(server.url, tree.shiheSchool);
    const ballast = server.seenFromOutside(join(dataDir, 'ballast'));
    const acknowledged = [await submit(desk, apps.pop() ?? 0)];
    fill(ballast);
    const refusals = await submitUntilRefused(desk, apps, acknowledged);
    for (const refusal of refusals) assert.match(refusal, /: 503 .*"title":"\p{Script=Han}/su);
    rmSync(ballast);
    const before = acknowledged.length;
    acknowledged.push(await submitPatiently(desk, apps));
    const states = await statesOf(desk, acknowledged);
    assert.deepEqual(new Set(states), new Set(['submitted']));
    assert.equal(damageOf(server), '');
    return `refused ${refusals.length} times after ${before} filings, then went on`;
  } finally {
    await server.stop();
    for (const folder of [holding, dataDir]) rmSync(folder, { recursive: true, force: true });
  }
}

const aFolder = () => mkdtempSync(join(fastFolder(), 'registry-torture-'));

/** Leaves no room for a single byte more. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [2 ** 20, 2 ** 12]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    }
  }
  closeSync(file);
}

/** What the refusals said. */
async function submitUntilRefused(desk: Desk, apps: number[], acknowledged: number[]): Promise<string[]> {
  const refusals: string[] = [];
  while (refusals.length < REFUSALS) {
    const app = apps.pop();
    assert.ok(app !== undefined, `${acknowledged.length} filings were taken on a full disk`);
    await submit(desk, app).then(
      (id) => acknowledged.push(id),
      (error: unknown) => refusals.push(error instanceof Error ? error.message : String(error)),
    );
  }
  return refusals;
}

/** A database that had to stop comes back within seconds. */
async function submitPatiently(desk: Desk, apps: number[]): Promise<number> {
  let last: unknown;
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    try {
      return await submit(desk, apps.at(-1) ?? 0);
    } catch (error) {
      last = error;
      await sleep(200);
    }
  }
  throw last;
}

function damageOf(server: SmallServer): string {
  return server.complaint(['verify-audit']) + server.complaint(['completion', '--recompute']);
}
