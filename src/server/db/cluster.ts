import { execFile, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartRefusal } from '../start-refusal.ts';
import type { PostgresRunner } from './postgres-binaries.ts';
import { clearLeftoverPidFile, type Postmaster, waitUntilReady } from './postmaster.ts';

export const OWNER_ROLE = 'registry_owner';

const MB = 1024 * 1024;
/** What the shortest `sun_path` of any system takes, with its closing zero. */
const LONGEST_SOCKET_PATH = 103;
const RETRY_FOR_MS = 5_000;
/** What a start may fail of and succeed a moment later: a dying predecessor, or a port taken in between. */
const PASSING = /postmaster\.pid" already exists|shared memory block|Address already in use|could not bind/;

/** Without these the encoding would follow LANG, and become SQL_ASCII where that is unset. */
const INITDB_OPTIONS = [
  `--username=${OWNER_ROLE}`,
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth-local=scram-sha-256',
  '--auth-host=scram-sha-256',
  '--data-checksums',
  '--no-instructions',
];

export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'pg');
}

/** Made aside and renamed, so that a killed initdb leaves no half cluster. */
export async function createCluster(
  dataDir: string,
  runner: PostgresRunner,
  password: string,
): Promise<void> {
  const draft = join(dataDir, 'pg.new');
  const passwordFile = join(dataDir, 'pg.new.password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  runner.own(draft);
  runner.own(passwordFile);
  const { file, args, identity } = runner.command('initdb', [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    ...INITDB_OPTIONS,
  ]);
  try {
    await promisify(execFile)(file, args, identity);
  } catch (error) {
    throw new StartRefusal(`无法创建数据库 ${clusterFolder(dataDir)}：${lastLines(String(error))}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, clusterFolder(dataDir));
}

/**
 * Starts a postmaster that outlives this process's Ctrl-C, on a free port unless told, and waits until it accepts
 * connections.
 */
export async function startPostmaster(
  dataDir: string,
  runner: PostgresRunner,
  port?: number,
): Promise<Postmaster> {
  const pgdata = clusterFolder(dataDir);
  runner.own(pgdata);
  await clearLeftoverPidFile(pgdata);
  const logFile = rotatedLog(dataDir);
  for (let waited = 0; ; waited += 200) {
    const pid = spawnPostgres(pgdata, runner, port ?? (await freePort()), logFile);
    const postmaster = await waitUntilReady(pgdata, pid);
    if (postmaster !== undefined) return postmaster;
    const said = readFileSync(logFile, 'utf8');
    if (waited >= RETRY_FOR_MS || !PASSING.test(said)) {
      throw new StartRefusal(`数据库没有启动（日志 ${logFile}）：${lastLines(said)}`);
    }
    await sleep(200);
  }
}

function spawnPostgres(pgdata: string, runner: PostgresRunner, port: number, logFile: string): number {
  const sockets = { unix_socket_directories: mayHoldSocket(pgdata) ? pgdata : '' };
  const settings = Object.entries({ port, ...sockets, ...SETTINGS, ...memorySettings() });
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, identity } = runner.command('postgres', ['-D', pgdata, ...options]);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(file, args, { ...identity, detached: true, cwd: '/', stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new StartRefusal(`无法运行数据库程序 ${file}`);
  return child.pid;
}

/** In a folder that is closed to others anyway, and costs a statement half of what TCP does. */
function mayHoldSocket(pgdata: string): boolean {
  const longestName = join(pgdata, '.s.PGSQL.65535');
  return process.platform !== 'win32' && Buffer.byteLength(longestName) <= LONGEST_SOCKET_PATH;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  random_page_cost: '1.1',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  log_checkpoints: 'off',
  // Without the detail lines, which quote rows and so personal data.
  log_error_verbosity: 'terse',
};

/** A quarter of what this process may use, be it the machine's or a container's, is PostgreSQL's. */
function memorySettings(): Record<string, string> {
  const quarter = Math.floor(Math.min(process.constrainedMemory() || totalmem(), totalmem()) / MB / 4);
  return {
    shared_buffers: `${Math.max(64, Math.min(8192, quarter))}MB`,
    effective_cache_size: `${Math.max(128, quarter * 2)}MB`,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

/** One log per run of the database, and the one before. */
function rotatedLog(dataDir: string): string {
  const file = join(dataDir, 'database', 'postgres.log');
  if (existsSync(file)) renameSync(file, join(dataDir, 'database', 'postgres.previous.log'));
  return file;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ');
}
