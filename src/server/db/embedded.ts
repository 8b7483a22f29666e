import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { assertClusterEncoding, assertDurableServer } from './assertions.ts';
import { clusterFolder, createCluster, OWNER_ROLE, startPostmaster } from './cluster.ts';
import { type Credentials, readOrCreateCredentials } from './credentials.ts';
import { findServer } from './data-folder.ts';
import { errorCode } from './error-code.ts';
import { claimLock } from './lock-file.ts';
import { postgresRunner } from './postgres-binaries.ts';
import { findPostmaster, type Postmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { RUNTIME_ROLE } from './runtime-role.ts';

export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}

export interface Embedded {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly port: number;
  readonly pid: number;
  /** False when a postmaster that was already running has been adopted. */
  readonly startedHere: boolean;
  readonly stop: () => Promise<void>;
}

const DATABASE = 'registry';
const TURN_WAIT_MS = 60_000;

/** Starts the data folder's own PostgreSQL, or adopts the one that survived its server. */
export async function startEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<Embedded> {
  const { embedded, presence } = await inTurn(dataDir, () => startOrAdopt(dataDir, log));
  await presence.end();
  return { ...embedded, stop: () => inTurn(dataDir, () => stopPostmaster(embedded.pid)) };
}

/**
 * For a command beside a server or without one. The last to leave stops the database, unless a server runs:
 * an open connection stands for each command, so that none pulls the database from under another.
 */
export async function joinEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<Embedded> {
  const { embedded, presence } = await inTurn(dataDir, () => startOrAdopt(dataDir, log));
  const leave = async (): Promise<void> => {
    const others = await countOthers(presence);
    await presence.end();
    if (others === 0 && findServer(dataDir) === undefined) await stopPostmaster(embedded.pid);
  };
  return { ...embedded, stop: () => inTurn(dataDir, leave) };
}

interface Started {
  readonly embedded: Omit<Embedded, 'stop'>;
  readonly presence: Client;
}

async function startOrAdopt(dataDir: string, log: Log): Promise<Started> {
  const pgdata = clusterFolder(dataDir);
  const credentials = readOrCreateCredentials(dataDir, existsSync(pgdata));
  const running = await findAccepting(pgdata);
  const postmaster = running ?? (await start(dataDir, credentials, log));
  const url = (role: string, password: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${postmaster.port}/${DATABASE}`;
  const ownerUrl = url(OWNER_ROLE, credentials.ownerPassword);
  const presence = await connectOwner(ownerUrl);
  await assertDurableServer(presence);
  await assertClusterEncoding(presence);
  const { pid, port } = postmaster;
  const runtimeUrl = url(RUNTIME_ROLE, credentials.runtimePassword);
  return { embedded: { ownerUrl, runtimeUrl, port, pid, startedHere: running === undefined }, presence };
}

/** A postmaster that is just stopping is waited for and does not count. */
async function findAccepting(pgdata: string): Promise<Postmaster | undefined> {
  const found = findPostmaster(pgdata);
  if (found === undefined) return undefined;
  if (found.status !== 'stopping') return waitUntilReady(pgdata, found.pid);
  await stopPostmaster(found.pid);
  return undefined;
}

async function start(dataDir: string, credentials: Credentials, log: Log): Promise<Postmaster> {
  const runner = postgresRunner(dataDir);
  if (runner.note !== undefined) log.warn(runner.note);
  if (!existsSync(clusterFolder(dataDir))) {
    log.info(`正在创建数据库 ${clusterFolder(dataDir)}`);
    await createCluster(dataDir, runner, credentials.ownerPassword);
  }
  return startPostmaster(dataDir, runner);
}

/** The cluster is born with `postgres` alone; ours is made at the first connection. */
async function connectOwner(ownerUrl: string): Promise<Client> {
  try {
    return await connect(ownerUrl);
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error;
  }
  const first = await connect(ownerUrl.replace(/[^/]+$/, 'postgres'));
  await first.query(`CREATE DATABASE ${DATABASE}`);
  await first.end();
  return connect(ownerUrl);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'registry presence' });
  await client.connect();
  // The database may be stopped by others while the connection only stands by.
  client.on('error', () => undefined);
  return client;
}

async function countOthers(presence: Client): Promise<number> {
  const { rows } = await presence.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return rows[0]?.others ?? 0;
}

/** Starting, adopting and stopping happen one process at a time. */
async function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'database', 'turn.lock');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (let waited = 0; ; waited += 20) {
    const claim = claimLock(path);
    if ('release' in claim) return work().finally(claim.release);
    if (waited >= TURN_WAIT_MS) {
      throw new StartRefusal(
        `进程 ${claim.holder.pid} 正在启动或停止 ${dataDir} 的数据库，一分钟内没有完成。`,
      );
    }
    await sleep(20);
  }
}
