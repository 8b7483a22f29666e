import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { startMarkOf } from './process-identity.ts';

export interface LockHolder {
  readonly pid: number;
  readonly startMark: string;
  readonly port?: number;
}

export type Claim = { readonly release: () => void } | { readonly holder: LockHolder };

/** Takes the lock for this process, or says which living process holds it. A dead holder's lock is taken over. */
export function claimLock(path: string, port?: number): Claim {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const own = JSON.stringify({ pid: process.pid, startMark: startMarkOf(process.pid), port });
  for (;;) {
    if (createWhole(path, own)) return { release: () => releaseLock(path, own) };
    const holder = findHolder(path);
    if (holder !== undefined) return { holder };
    removeStale(path);
  }
}

/** The living process that holds the lock. */
export function findHolder(path: string): LockHolder | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const holder = JSON.parse(text) as LockHolder;
  return startMarkOf(holder.pid) === holder.startMark ? holder : undefined;
}

/** The file appears with its whole content or not at all, and never over another. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the dead lock aside; where another process has just claimed it in between, gives it back. */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (findHolder(aside) !== undefined) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, own: string): void {
  if (readIfThere(path) === own) rmSync(path, { force: true });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
