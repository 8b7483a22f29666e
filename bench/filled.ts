import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadYears } from '../src/server/calendar/load-years.ts';
import { listeners } from '../src/server/cases/listeners.ts';
import { clusterFolder } from '../src/server/db/cluster.ts';
import { openDatabase, transaction } from '../src/server/db/database.ts';
import { type Embedded, startEmbedded } from '../src/server/db/embedded.ts';
import { MIGRATIONS, migrate } from '../src/server/db/migrate.ts';
import { findPostmaster } from '../src/server/db/postmaster.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { fill, type SizeName, sizes } from './dataset.ts';
import { settle } from './settle.ts';

const FILLED = 'filled';

/**
 * A database server with one filled database. The folder is kept below the system's temporary one, so that the next run
 * finds it filled; what workloads have written stays in it. Migrations or a data set that changed make a new one.
 */
export async function startFilled(size: SizeName, say: (line: string) => void): Promise<Embedded> {
  const dataDir = filledFolder(size);
  removeOthers(size, dataDir);
  const isFilled = existsSync(join(dataDir, FILLED));
  if (!isFilled) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const server = await startEmbedded({ dataDir, log: { info: () => undefined, warn: console.warn } });
  if (isFilled) return server;
  const start = performance.now();
  await migrate(server);
  await loadCalendar(server);
  await fill(server.ownerUrl, sizes[size]);
  await settle({ ownerUrl: server.ownerUrl, url: server.runtimeUrl });
  writeFileSync(join(dataDir, FILLED), '');
  say(`${size} filled in ${((performance.now() - start) / 1000).toFixed(0)} s, kept in ${dataDir}`);
  return server;
}

export function filledFolder(size: SizeName): string {
  return join(cacheFolder(), `${size}-${key()}`);
}

function cacheFolder(): string {
  return join(process.env['BENCH_DIR'] ?? tmpdir(), 'registry-bench-cache');
}

function key(): string {
  const files = [
    ...readdirSync(MIGRATIONS).map((name) => join(MIGRATIONS, name)),
    ...['dataset.ts', 'fill-tables.ts'].map((name) => join(import.meta.dirname, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** Outdated ones of that size, each of some gigabytes; one in use is left alone. */
function removeOthers(size: SizeName, current: string): void {
  const parent = cacheFolder();
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (!name.startsWith(`${size}-`) || folder === current) continue;
    if (findPostmaster(clusterFolder(folder)) === undefined) rmSync(folder, { recursive: true });
  }
}

async function loadCalendar({ runtimeUrl }: Embedded): Promise<void> {
  const { db, close } = openDatabase(runtimeUrl);
  const occasion = occasionOfProgram('bench', new Date(), listeners([]));
  await transaction(db, (tx) => loadYears(tx, occasion));
  await close();
}
