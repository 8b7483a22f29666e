import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '../src/server/db/database.ts';
import { type Embedded, startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import type { SizeName } from './dataset.ts';
import { filledFolder, startFilled } from './filled.ts';
import { type Pinned, type PinnedOptions, startPinned } from './pinned.ts';
import { type LoadOptions, type LoadResult, runLoad } from './run-load.ts';
import { settle } from './settle.ts';

/** What a workload is given. */
export interface BenchContext {
  /** Small sizes, to see that it runs. */
  readonly quick: boolean;
  /** Of the temporary server; workloads take databases of their own. */
  readonly ownerUrl: string;
  /** A folder on the same disk as the database, emptied in the end. */
  readonly folder: string;
  /** What `--size` says; small when quick. */
  readonly size: SizeName;
  /** A database of the workload's own, migrated and empty. */
  readonly database: () => Promise<BenchDatabase>;
  /** A filled database that is kept from run to run, of the size asked for. It may be written to and is not dropped. */
  readonly filled: (size?: SizeName) => Promise<BenchDatabase>;
  /** The data folder of such a database, with nothing running on it. */
  readonly filledFolder: (size: SizeName) => Promise<string>;
  /** Starts the real server on that database, on the first core, and waits until it answers. */
  readonly serve: (database: BenchDatabase) => Promise<BenchServer>;
  /** Runs a program on one core, or on all; for floors and for programs that are measured as a whole. */
  readonly start: (options: PinnedOptions) => Pinned;
  /** Puts load on a server from a process of its own, on the second core. */
  readonly load: (options: LoadOptions) => Promise<LoadResult>;
  /** A line of progress. */
  readonly say: (line: string) => void;
}

export interface BenchDatabase extends Database {
  readonly ownerUrl: string;
  /** Of the run-time role. */
  readonly url: string;
  /** After filling, see settle.ts. */
  readonly settle: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export interface BenchServer {
  readonly url: string;
  readonly process: Pinned;
  readonly stop: () => Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** Starts a temporary database server as durable as a real one. BENCH_DIR names another disk to put it on. */
export async function openContext({
  quick,
  size,
}: {
  quick: boolean;
  size: SizeName;
}): Promise<BenchContext & { close: () => Promise<void> }> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'registry-bench-'));
  const log = { info: () => undefined, warn: console.warn };
  const embedded = await startEmbedded({ dataDir: join(folder, 'database'), log });
  const filled = filledServers((line) => console.log(`  ${line}`));
  let made = 0;
  return {
    quick,
    size,
    ownerUrl: embedded.ownerUrl,
    folder,
    database: () => createDatabase(embedded, `bench_${(made += 1)}`),
    filled: (name = size) => filled.open(name),
    filledFolder: (name) => filled.folder(name),
    serve: (database) => serve(database, mkdtempSync(join(folder, 'server-'))),
    start: startPinned,
    load: (options) => runLoad(options, folder),
    say: (line) => console.log(`  ${line}`),
    close: async () => {
      await filled.stop();
      await embedded.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** One server for each size that is asked for, started at the first asking. */
function filledServers(say: (line: string) => void) {
  const servers = new Map<SizeName, Promise<Embedded>>();
  return {
    open: async (size: SizeName): Promise<BenchDatabase> => {
      const starting = servers.get(size) ?? startFilled(size, say);
      servers.set(size, starting);
      const { ownerUrl, runtimeUrl } = await starting;
      const database = benchDatabase(ownerUrl, runtimeUrl);
      return { ...database, drop: database.close };
    },
    folder: async (size: SizeName): Promise<string> => {
      const starting = servers.get(size) ?? startFilled(size, say);
      servers.delete(size);
      await (await starting).stop();
      return filledFolder(size);
    },
    stop: async (): Promise<void> => {
      for (const starting of servers.values()) await (await starting).stop();
    },
  };
}

async function createDatabase(
  server: { readonly ownerUrl: string; readonly runtimeUrl: string },
  name: string,
): Promise<BenchDatabase> {
  const named = (url: string): string => url.replace(/[^/]+$/, name);
  const [ownerUrl, url] = [named(server.ownerUrl), named(server.runtimeUrl)];
  await onServer(server.ownerUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate({ ownerUrl, runtimeUrl: url });
  const database = benchDatabase(ownerUrl, url);
  return {
    ...database,
    drop: async () => {
      await database.close();
      await onServer(server.ownerUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function benchDatabase(ownerUrl: string, url: string): Omit<BenchDatabase, 'drop'> {
  const database = openDatabase(url, { max: 10, applicationName: 'bench', statementTimeoutMs: 0 });
  return { ...database, ownerUrl, url, settle: () => settle({ ownerUrl, url }) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, statement_timeout: 0 });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const READY = /^ready (\S+)$/m;

async function serve({ url, ownerUrl }: BenchDatabase, dataDir: string): Promise<BenchServer> {
  const process = startPinned({
    core: 0,
    args: [join(ROOT, 'src/cli/main.ts'), 'serve', '--port', '0'],
    env: {
      DATABASE_URL: url,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      // All load comes from one address.
      REQUEST_LIMIT_FACTOR: '10000',
    },
  });
  const said = await process.said(READY);
  const stop = async (): Promise<void> => {
    process.signal('SIGTERM');
    await process.ended;
  };
  return { url: said[1] ?? '', process, stop };
}
