import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

export interface PinnedOptions {
  /** Ours puts the server on 0 and the load on 1. Without it, any core. */
  readonly core?: number;
  /** What Node is given: a file and its arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A Node process kept on one core. */
export interface Pinned {
  readonly pid: number;
  /** Waits until standard output holds it. @throws Error when the process ends before */
  readonly said: (what: RegExp) => Promise<RegExpExecArray>;
  /** Exit code and all of standard output. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** The most memory it has had so far, in MB; 0 where the system does not tell. */
  readonly peakMemoryMb: () => number;
}

const canPin = cpus().length > 1 && spawnSync('taskset', ['-V']).error === undefined;

/** Without `taskset`, or on a single core, it runs wherever the system puts it. */
export function startPinned({ core, args, env = {} }: PinnedOptions): Pinned {
  const command = [process.execPath, ...args];
  const [file = '', ...rest] =
    canPin && core !== undefined ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  let output = '';
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const each of waiting) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    wake();
  });
  let isOver = false;
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      isOver = true;
      wake();
      resolve({ code, output });
    });
  });
  const said = (what: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = what.exec(output);
        if (found === null && !isOver) return;
        waiting.delete(look);
        if (found === null)
          reject(new Error(`${args.join(' ')} ended without saying ${what.source}: ${output}`));
        else resolve(found);
      };
      waiting.add(look);
      look();
    });
  const pid = child.pid ?? 0;
  return { pid, said, ended, signal: (name) => child.kill(name), peakMemoryMb: () => peakMemoryMb(pid) };
}

/** taskset becomes the program it starts, so the pid is the program's. */
function peakMemoryMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
