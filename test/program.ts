import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Program {
  readonly process: ChildProcess;
  /** The next line that it prints. */
  readonly line: () => Promise<string>;
  readonly ended: Promise<number | NodeJS.Signals>;
  /** What it has said on standard error so far. */
  readonly errors: () => string;
  /** kill -9, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

const ROOT = new URL('..', import.meta.url);

/** Runs a TypeScript text as a process of its own, to be killed. Imports name files from the project's root: `#/src/…`. */
export function runProgram(source: string, env: NodeJS.ProcessEnv = {}): Program {
  return run(['--input-type=module-typescript', '-e', source.replaceAll("'#/", `'${ROOT.href}`)], env);
}

/** `./registry` with these arguments. */
export function runCommand(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  return run([join(ROOT.pathname, 'src/cli/main.ts'), ...args], env);
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    process: child,
    line: async () => (await lines.next()).value ?? '',
    ended,
    errors: () => errors,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
