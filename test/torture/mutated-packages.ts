import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { inspectInChild } from '../../src/server/features/app-packages/inspector.ts';
import { mutant, originals } from '../builders/mutated-packages.ts';

const WATCH_MS = 500;
const MOST_MS_FOR_ONE = 5_000;
/** While the worker loads, which takes its time on a laden machine. */
const NOT_BEGUN = -1;
const LOOK_UPS = MOST_MS_FOR_ONE / WATCH_MS;

/** Inspects so many changed packages in a worker that is watched. @throws naming the seed that hangs or crashes it */
export async function mutatedPackages(count: number): Promise<string> {
  const seedNow = new Int32Array(new SharedArrayBuffer(4)).fill(NOT_BEGUN);
  const answer = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./mutating-worker.ts', import.meta.url), {
    workerData: { count, seedNow, answer },
  });
  const ended = new Promise<string>((resolve, reject) => {
    worker
      .on('exit', () => resolve(`${count} answered, the slowest in ${Atomics.load(answer, 0)} ms`))
      .on('error', reject);
  });
  let isOver = false;
  const watched = watch(seedNow, () => isOver);
  try {
    return await Promise.race([ended, watched]);
  } finally {
    isOver = true;
    await worker.terminate();
  }
}

async function watch(seedNow: Int32Array, isOver: () => boolean): Promise<never> {
  let last = NOT_BEGUN;
  for (let same = 0; same < LOOK_UPS; ) {
    await sleep(WATCH_MS, undefined, { ref: false });
    if (isOver()) break;
    const seed = Atomics.load(seedNow, 0);
    same = seed === last && seed !== NOT_BEGUN ? same + 1 : 0;
    last = seed;
  }
  throw new Error(`the inspection of package ${last} does not end`);
}

/** Likewise by the very process that the server starts; its own limits must never be needed. */
export async function mutatedPackagesInChildren(count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mutated-packages-'));
  const from = originals();
  try {
    for (let seed = 0; seed < count; seed += 1) {
      const path = join(folder, 'package');
      const file = mutant(seed, from);
      writeFileSync(path, file);
      const { findings } = await inspectInChild({ path, size: file.length }, []);
      const stopped = findings.find(({ code }) => code.startsWith('inspection-'));
      if (stopped !== undefined) throw new Error(`package ${seed}: ${stopped.code}`);
    }
    return `${count} answered`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
