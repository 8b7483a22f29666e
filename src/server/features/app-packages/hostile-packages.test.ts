import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aSignedApk } from '../../../../test/builders/android/apk.ts';
import { aSigningKey } from '../../../../test/builders/android/signing-keys.ts';
import { bytesOf } from '../../../../test/builders/byte-source.ts';
import { hostilePackages } from '../../../../test/builders/hostile-packages.ts';
import { mutant, originals } from '../../../../test/builders/mutated-packages.ts';
import { packageReport } from '../../../policy/app-packages/report.ts';
import { inspectPackage } from './inspect-package.ts';
import { inspectInChild } from './inspector.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MOST_MS = 5_000;

function stored(name: string, file: Buffer) {
  const path = join(folder, name);
  writeFileSync(path, file);
  return { path, size: file.length };
}

describe('a file made to harm is answered soon, with a finding that names it', () => {
  test.each(hostilePackages())('%s', async (_, file, expected) => {
    const began = performance.now();
    const { findings } = await inspectPackage(bytesOf(file), []);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
    expect(findings.map(({ code }) => code)).toContain(expected);
  });

  test('cut off after every kilobyte', async () => {
    const filling = { name: 'assets/filling', content: Buffer.alloc(40_000, 'aaab') };
    const key = aSigningKey('Example');
    const apk = aSignedApk({ minSdk: 21, more: [filling] }, { jar: key, schemes: [{ scheme: 'v2', key }] });
    for (let length = 0; length < apk.length; length += 1024) {
      const { findings } = await inspectPackage(bytesOf(apk.subarray(0, length)), []);
      expect(findings.map(({ code }) => code)).toEqual(['archive-truncated']);
    }
  });
});

test('packages changed by chance are answered, the short form', async () => {
  const from = originals();
  for (let seed = 0; seed < 300; seed += 1) {
    const report = await inspectPackage(bytesOf(mutant(seed, from)), []);
    expect(packageReport.safeParse(report).error, `package ${seed}`).toBeUndefined();
  }
});

describe('the process that inspects', () => {
  const key = aSigningKey('Example');
  const apk = aSignedApk({}, { schemes: [{ scheme: 'v2', key }] });

  test('answers what the library answers', async () => {
    const percents: number[] = [];
    const onProgress = (percent: number) => percents.push(percent);
    const report = await inspectInChild(stored('whole.apk', apk), [], { onProgress });
    expect(report).toEqual(await inspectPackage(bytesOf(apk), []));
    expect(percents.length).toBeGreaterThan(0);
    expect(percents.at(-1)).toBeLessThan(100);
    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  });

  test.each([
    ['time', { baseMs: 1, perMegabyteMs: 0, megabytes: 1_000 }, 'inspection-out-of-time'],
    ['memory', { baseMs: 20_000, perMegabyteMs: 0, megabytes: 1 }, 'inspection-out-of-memory'],
  ])('is ended when it takes more %s than it is given', async (_, limits, expected) => {
    const { findings } = await inspectInChild(stored('limited.apk', apk), [], { limits });
    expect(findings.map(({ code }) => code)).toEqual([expected]);
  });
});
