import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Program {
  readonly process: ChildProcess;
  /** The next line that it prints. */
  readonly line: () => Promise<string>;
  readonly ended: Promise<number | NodeJS.Signals>;
  /** kill -9, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** Runs a TypeScript text as a process of its own, to be killed. Imports name files from the project's root: `#/src/…`. */
export function runProgram(source: string, env: NodeJS.ProcessEnv = {}): Program {
  const root = new URL('..', import.meta.url).href;
  const text = source.replaceAll("'#/", `'${root}`);
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    process: child,
    line: async () => (await lines.next()).value ?? '',
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
