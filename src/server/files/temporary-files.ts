import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { startMarkOf } from '../db/process-identity.ts';

/** A name that tells which process is writing: host, process id, and a mark that the id's next holder does not share. */
export function temporaryName(): string {
  return [hostKey(), process.pid, markOf(process.pid), randomUUID()].join('.');
}

/**
 * Deletes what killed processes have left behind. In a folder shared by several hosts only a day's rest tells that the
 * writer on another host is gone.
 */
export function sweepTemporaryFiles(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (
      isAbandoned(
        name,
        () => now.getTime() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime()),
      )
    ) {
      rmSync(path, { force: true });
    }
  }
}

const DAY_MS = 86_400_000;

function isAbandoned(name: string, ageMs: () => number): boolean {
  const [host, pid, mark] = name.split('.');
  return host === hostKey() ? markOf(Number(pid)) !== mark : ageMs() > DAY_MS;
}

const hostKey = (): string => keyOf(hostname());

function markOf(pid: number): string {
  const mark = startMarkOf(pid);
  return mark === undefined ? 'dead' : keyOf(mark);
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
