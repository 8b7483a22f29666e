import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import type { Figure, Workload } from '../workload.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TIMES = 5;
const QUICK_TIMES = 2;

export const workload: Workload = {
  id: 'W13',
  title: 'from the command to the first answer, the slowest of several starts',
  async run(context) {
    const times = context.quick ? QUICK_TIMES : TIMES;
    const existing = await context.filledFolder(context.quick ? 'small' : 'henan');
    const freshFolders = Array.from({ length: 2 * times }, () => mkdtempSync(join(context.folder, 'start-')));
    const [forUs, forFloor] = [freshFolders.slice(0, times), freshFolders.slice(times)];
    const same = Array.from({ length: times }, () => existing);
    const floors = {
      fresh: await slowest(forFloor, databaseAlone),
      existing: await slowest(same, databaseAlone),
    };
    const figures: Figure[] = [
      figure('on a fresh folder', await slowest(forUs, byNode), 5, floors.fresh),
      figure('on a folder of Henan’s size', await slowest(same, byNode), 2, floors.existing),
      figure('on a folder of Henan’s size, by npm start', await slowest(same, byNpm), 3, floors.existing),
    ];
    for (const folder of freshFolders) rmSync(folder, { recursive: true });
    return figures;
  },
};

function figure(name: string, ours: number, atMost: number, floor: number): Figure {
  return { name, ours, unit: 's', must: { atMost }, floor, beside: 'the database alone, made and started' };
}

async function slowest(
  folders: readonly string[],
  start: (folder: string) => Promise<number>,
): Promise<number> {
  let most = 0;
  for (const folder of folders) most = Math.max(most, await start(folder));
  return most;
}

async function databaseAlone(dataDir: string): Promise<number> {
  const began = performance.now();
  const { stop } = await startEmbedded({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const seconds = (performance.now() - began) / 1000;
  await stop();
  return seconds;
}

function byNode(dataDir: string): Promise<number> {
  return untilAnswer(dataDir, process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve', '--port', '0']);
}

function byNpm(dataDir: string): Promise<number> {
  return untilAnswer(dataDir, 'npm', ['start', '--silent', '--', '--port', '0']);
}

/** Seconds until a question to the register is answered; then the server is stopped. */
async function untilAnswer(dataDir: string, command: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: ROOT,
    // npm passes no signal on: the whole group is told to end.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += text;
    const url = /^ready (\S+)$/m.exec(output)?.[1];
    if (url === undefined) continue;
    const { ok } = await fetch(`${url}/api/v1/register/apps?limit=1`);
    const seconds = (performance.now() - began) / 1000;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    child.stdout.resume();
    await ended;
    if (!ok) throw new Error('the register did not answer');
    return seconds;
  }
  throw new Error(`the server ended: ${output}`);
}
