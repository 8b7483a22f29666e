import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A mount that nobody else sees. */
const APART = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

export const canMount =
  spawnSync('unshare', [...APART, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()]).status === 0;

export interface SmallDisk {
  /** An empty folder. */
  readonly mountAt: string;
  readonly megabytes: number;
  /** What is copied to it before the server starts. */
  readonly holding?: string;
}

export interface SmallServer {
  readonly url: string;
  /** Where others find a path that the server sees. */
  readonly seenFromOutside: (path: string) => string;
  /** What a command of the program, run beside the server, says when it fails. */
  readonly complaint: (args: readonly string[]) => string;
  readonly stop: () => Promise<void>;
}

/** `./registry serve` that sees a disk of a few megabytes at one of its folders. */
export async function serveOnSmallDisk(
  env: Readonly<Record<string, string>>,
  { mountAt, megabytes, holding = '' }: SmallDisk,
): Promise<SmallServer> {
  const steps = `mount -t tmpfs -o mode=700,size=${megabytes}m none "$1" &&
    { [ -z "$4" ] || cp -a "$4/." "$1/"; } && exec "$2" "$3" serve --port 0`;
  const args = [...APART, 'sh', '-c', steps, 'sh', mountAt, process.execPath, MAIN, holding];
  const everything = { ...process.env, ...env };
  const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'inherit'], env: everything });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    url: await readyUrl(child),
    seenFromOutside: (path) => `/proc/${child.pid}/root${path}`,
    complaint: (command) => {
      const inside = ['-t', String(child.pid), '-m', process.execPath, MAIN, ...command];
      const { status, stdout, stderr } = spawnSync('nsenter', inside, { env: everything, encoding: 'utf8' });
      return status === 0 ? '' : `${command.join(' ')}: ${stdout} ${stderr}`;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('a server without output');
  for await (const line of createInterface({ input: stdout }))
    if (line.startsWith('ready ')) return line.slice('ready '.length);
  throw new Error('the server did not start');
}
