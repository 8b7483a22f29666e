import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';
import { isAlive } from './process-identity.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Where its Unix socket is; empty when it has none. */
  readonly socketFolder: string;
  /** `starting`, `ready`, `stopping` … as PostgreSQL writes it. */
  readonly status: string;
}

const LEFTOVER_WAIT_MS = 5_000;
const POLL_MS = 20;

/** The living postmaster of the folder; a dead one's, a zombie's or a stranger's process id does not count. */
export function findPostmaster(pgdata: string): Postmaster | undefined {
  const written = readPidFile(pgdata);
  if (written === undefined || !isAlive(written.pid) || !worksIn(written.pid, pgdata)) return undefined;
  return written;
}

/** Waits until the postmaster accepts connections; undefined when it ended instead. Recovery may take its time. */
export async function waitUntilReady(pgdata: string, pid: number): Promise<Postmaster | undefined> {
  while (isAlive(pid)) {
    const postmaster = readPidFile(pgdata);
    if (postmaster?.pid === pid && postmaster.status === 'ready') return postmaster;
    await sleep(POLL_MS);
  }
  return undefined;
}

/** Fast shutdown: connections are closed, everything acknowledged is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await sleep(POLL_MS);
}

/**
 * PostgreSQL refuses to start while the process id in a leftover `postmaster.pid` or lock of a socket exists, be it a zombie or a stranger
 * that was given the same number. They go only when no process works in the folder any more; a dying one is
 * waited for.
 */
export async function clearLeftoverPidFile(pgdata: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (let waited = 0; waited < LEFTOVER_WAIT_MS; waited += POLL_MS) {
    if (readPidFile(pgdata) === undefined) return;
    if (!someoneWorksIn(pgdata)) return removeLocks(pgdata);
    await sleep(POLL_MS);
  }
}

function removeLocks(pgdata: string): void {
  const locks = readdirSync(pgdata).filter(
    (name) => name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'),
  );
  for (const name of locks) rmSync(join(pgdata, name), { force: true });
}

function readPidFile(pgdata: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = lines;
  // Empty for the instant between creating and writing it.
  if (pid === '') return undefined;
  return { pid: Number(pid), port: Number(port), socketFolder, status: status.trim() };
}

/** Every process of PostgreSQL has its data folder as working directory. */
function worksIn(pid: number, pgdata: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgdata);
  } catch (error) {
    // Not ours to look at: take the lock file's word.
    return errorCode(error) === 'EACCES';
  }
}

function someoneWorksIn(pgdata: string): boolean {
  const folder = realpathSync(pgdata);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingDirectory(name) === folder);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // A kernel thread, a zombie, another user's process, or one that has just ended.
    return undefined;
  }
}
