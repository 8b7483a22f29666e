import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectInChild } from '../../src/server/features/app-packages/inspector.ts';
import { aSignedApk } from '../../test/builders/android/apk.ts';
import { aSigningKey } from '../../test/builders/android/signing-keys.ts';
import type { BenchContext } from '../context.ts';
import { uploadServer } from '../upload-packages.ts';
import type { Figure, Workload } from '../workload.ts';

const MEGABYTES = 200;
const QUICK_MEGABYTES = 40;
const AT_ONCE = 4;
const MB = 2 ** 20;

/**
 * First without the upload, of which hashing is the part that costs; then through the server's routes, in pieces as the
 * workbench sends them, until it is stored and inspected.
 */
export const workload: Workload = {
  id: 'W10',
  title: 'an install package uploaded, hashed and inspected, one and four at once',
  async run(context) {
    const megabytes = context.quick ? QUICK_MEGABYTES : MEGABYTES;
    const [first = '', ...paths] = Array.from({ length: 1 + AT_ONCE }, (_, index) =>
      aPackage(context, index, megabytes),
    );
    const note = `${megabytes} MB, signed with v1 and v2`;
    const beside = 'SHA-256 and SM3 of the same bytes';
    const single = megabytes / (await seconds(() => hashed(first, ['sha256', 'sm3'])));
    const one = await seconds(() => hashedAndInspected(first));
    const floorOfFour = await seconds(() =>
      Promise.all(paths.map((path) => hashed(path, ['sha256', 'sm3']))),
    );
    const four = await seconds(() => Promise.all(paths.map(hashedAndInspected)));
    const all = megabytes * AT_ONCE;
    return [
      figure('one', megabytes / one, single, { note, beside }),
      figure('four at once', all / four, all / floorOfFour, { note, beside }),
      ...(await throughTheServer(context, [first, ...paths], { one: single, four: all / floorOfFour })),
    ];
  },
};

/** In MB/s. */
interface Floors {
  readonly one: number;
  readonly four: number;
}

/** A server of one core, which inspects on that core as well. Equal contents are inspected once: each file is new. */
async function throughTheServer(
  context: BenchContext,
  [first = '', ...paths]: readonly string[],
  floors: Floors,
): Promise<Figure[]> {
  const megabytes = statSync(first).size / MB;
  const server = await uploadServer(context);
  try {
    const idle = server.peakMemoryMb();
    const one = await seconds(() => server.upload(first));
    const four = await seconds(() => Promise.all(paths.map(server.upload)));
    const note = `memory of the server +${Math.round(server.peakMemoryMb() - idle)} MB`;
    const beside = 'SHA-256 and SM3 of the same bytes';
    return [
      figure('uploaded, one', megabytes / one, floors.one, { note, beside }),
      figure('uploaded, four at once', (megabytes * AT_ONCE) / four, floors.four, { note, beside }),
    ];
  } finally {
    await server.stop();
  }
}

function figure(name: string, ours: number, floor: number, more: Pick<Figure, 'note' | 'beside'>): Figure {
  return { name, ours, unit: 'MB/s', floor, must: { ratioAtLeast: 0.5 }, ...more };
}

function aPackage({ folder }: BenchContext, index: number, megabytes: number): string {
  const path = join(folder, `w10-${index}.apk`);
  const key = aSigningKey('Example');
  const more = Array.from({ length: megabytes / 10 }, (_, part) => ({
    name: `assets/${part}`,
    content: randomBytes(10 * MB),
  }));
  writeFileSync(path, aSignedApk({ minSdk: 21, more }, { jar: key, schemes: [{ scheme: 'v2', key }] }));
  return path;
}

async function hashedAndInspected(path: string): Promise<void> {
  await hashed(path, ['sha256', 'sm3']);
  const { signing } = await inspectInChild({ path, size: statSync(path).size }, []);
  if (signing.verdict !== 'verified') throw new Error('the package was not verified');
}

async function hashed(path: string, names: readonly string[]): Promise<void> {
  const hashes = names.map((name) => createHash(name));
  for await (const chunk of createReadStream(path, { highWaterMark: MB }))
    for (const hash of hashes) hash.update(chunk as Buffer);
  for (const hash of hashes) hash.digest();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
