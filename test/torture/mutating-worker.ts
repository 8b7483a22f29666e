import { workerData } from 'node:worker_threads';
import { packageReport } from '../../src/policy/app-packages/report.ts';
import { inspectPackage } from '../../src/server/features/app-packages/inspect-package.ts';
import { bytesOf } from '../builders/byte-source.ts';
import { mutant, originals } from '../builders/mutated-packages.ts';

const { count, seedNow, answer } = workerData as { count: number; seedNow: Int32Array; answer: Int32Array };
const from = originals();
let slowest = 0;
for (let seed = 0; seed < count; seed += 1) {
  Atomics.store(seedNow, 0, seed);
  const file = bytesOf(mutant(seed, from));
  const began = performance.now();
  try {
    packageReport.parse(await inspectPackage(file, []));
  } catch (error) {
    throw new Error(`package ${seed}`, { cause: error });
  }
  slowest = Math.max(slowest, performance.now() - began);
}
Atomics.store(answer, 0, Math.ceil(slowest));
