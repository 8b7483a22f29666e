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
import type { Log } from './log.ts';
import { isOutage } from './outage.ts';
import { postgresRunner } from './postgres-binaries.ts';
import { findPostmaster, type Postmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { RUNTIME_ROLE } from './runtime-role.ts';
import { superviseBy } from './supervision.ts';

export interface Embedded {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly port: number;
  readonly pid: number;
  /** False when a postmaster that was already running has been adopted. */
  readonly startedHere: boolean;
  /** The last to leave stops the database; as long as a server or another command uses it, it stays. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Starts the database again, on the same port, whenever it dies. */
  readonly keepRunning?: boolean;
}

const DATABASE = 'registry';
const PRESENCE = 'registry presence';
const TURN_WAIT_MS = 60_000;
const ATTEMPTS = 50;
const ATTEMPT_EVERY_MS = 100;
/**
 * Starts the data folder's own PostgreSQL, or adopts the one that already runs on it. An open connection stands for
 * each process that uses it, so that none pulls the database from under another.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log } = options;
  let { embedded, presence } = await inTurn(dataDir, () => startOrAdopt(dataDir, log));
  const restart = async (): Promise<void> => {
    log.warn('数据库意外停止，正在重新启动');
    ({ presence } = await inTurn(dataDir, () => startOrAdopt(dataDir, log, embedded.port)));
    log.info('数据库已重新启动');
  };
  const isDown = (): boolean => findPostmaster(clusterFolder(dataDir)) === undefined;
  const watch = options.keepRunning === true ? superviseBy(isDown, restart, log) : undefined;
  const stop = async (): Promise<void> => {
    await watch?.end();
    await inTurn(dataDir, () => leave(dataDir, presence));
  };
  return { ...embedded, stop };
}

interface Started {
  readonly embedded: Omit<Embedded, 'stop'>;
  readonly presence: Client;
}

/** A postmaster that dies just as it is being adopted is given up for a new one. */
async function startOrAdopt(dataDir: string, log: Log, port?: number): Promise<Started> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOrAdoptOnce(dataDir, log, port);
    } catch (error) {
      if (attempt === ATTEMPTS || !isOutage(error)) throw error;
      await sleep(ATTEMPT_EVERY_MS);
    }
  }
}

async function startOrAdoptOnce(dataDir: string, log: Log, port?: number): Promise<Started> {
  const pgdata = clusterFolder(dataDir);
  const credentials = readOrCreateCredentials(dataDir, existsSync(pgdata));
  const running = await findAccepting(pgdata);
  const postmaster = running ?? (await start(dataDir, credentials, { log, port }));
  const host = postmaster.socketFolder === '' ? '127.0.0.1' : encodeURIComponent(postmaster.socketFolder);
  const url = (role: string, password: string): string =>
    `postgres://${role}:${password}@${host}:${postmaster.port}/${DATABASE}`;
  const ownerUrl = url(OWNER_ROLE, credentials.ownerPassword);
  const runtimeUrl = url(RUNTIME_ROLE, credentials.runtimePassword);
  const presence = await connectOwner(ownerUrl);
  await assertDurableServer(presence);
  await assertClusterEncoding(presence);
  const startedHere = running === undefined;
  return {
    embedded: { ownerUrl, runtimeUrl, port: postmaster.port, pid: postmaster.pid, startedHere },
    presence,
  };
}

async function leave(dataDir: string, presence: Client): Promise<void> {
  const others = await countOthers(presence);
  await presence.end();
  const server = findServer(dataDir);
  if (others > 0 || (server !== undefined && server.pid !== process.pid)) return;
  const postmaster = findPostmaster(clusterFolder(dataDir));
  if (postmaster !== undefined) await stopPostmaster(postmaster.pid);
}

/** A postmaster that is just stopping is waited for and does not count. */
async function findAccepting(pgdata: string): Promise<Postmaster | undefined> {
  const found = findPostmaster(pgdata);
  if (found === undefined) return undefined;
  if (found.status !== 'stopping') return waitUntilReady(pgdata, found.pid);
  await stopPostmaster(found.pid);
  return undefined;
}

async function start(
  dataDir: string,
  credentials: Credentials,
  { log, port }: { log: Log; port: number | undefined },
): Promise<Postmaster> {
  const runner = postgresRunner(dataDir);
  if (runner.note !== undefined) log.warn(runner.note);
  if (!existsSync(clusterFolder(dataDir))) {
    log.info(`正在创建数据库 ${clusterFolder(dataDir)}`);
    await createCluster(dataDir, runner, credentials.ownerPassword);
  }
  return startPostmaster(dataDir, runner, port);
}

/** The cluster is born with `postgres` alone; ours is made at the first connection. */
async function connectOwner(ownerUrl: string): Promise<Client> {
  try {
    return await connect(ownerUrl);
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error;
  }
  const first = await connect(`${ownerUrl.slice(0, ownerUrl.lastIndexOf('/'))}/postgres`);
  await first.query(`CREATE DATABASE ${DATABASE}`);
  await first.end();
  return connect(ownerUrl);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: PRESENCE });
  await client.connect();
  // The database may be stopped by others while the connection only stands by.
  client.on('error', () => undefined);
  return client;
}

async function countOthers(presence: Client): Promise<number> {
  try {
    const { rows } = await presence.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
        WHERE application_name = $1 AND pid <> pg_backend_pid()`,
      [PRESENCE],
    );
    return rows[0]?.others ?? 0;
  } catch {
    // The database has died, and with it every other process's connection.
    return 0;
  }
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
