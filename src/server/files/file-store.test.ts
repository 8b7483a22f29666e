import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fastFolder } from '../../../test/fast-folder.ts';
import { anS3Server } from '../../../test/s3-server.ts';
import type { UploadId } from '../../policy/ids.ts';
import { systemClock } from '../clock.ts';
import type { FileStore } from './file-store.ts';
import { folderFileStore } from './folder-file-store.ts';
import { type S3Options, s3FileStore } from './s3-file-store.ts';

const LIMIT = 2 ** 20;
const HOUR_MS = 3_600_000;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest();
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const size = async (bytes: { size: number }) => bytes.size;

let folder = '';
let s3: { options: S3Options; close: () => Promise<void> };
beforeAll(async () => {
  folder = mkdtempSync(join(fastFolder(), 'registry-store-'));
  s3 = await anS3Server();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The one contract of every store. Opened anew it is the same store after a restart. */
describe.each<[string, () => Promise<FileStore>]>([
  ['a folder', async () => folderFileStore(join(folder, 'folder'))],
  ['S3', () => s3FileStore(s3.options, join(folder, 's3'), systemClock)],
])('the store in %s', (kind, open) => {
  let store: FileStore;
  beforeAll(async () => {
    store = await open();
  });

  const write = (content: Buffer, inspect: (bytes: { size: number }) => Promise<unknown> = size) =>
    store.write(Readable.from([content]), { limitBytes: LIMIT, inspect });
  const uploading = () => readdirSync(join(folder, kind === 'S3' ? 's3' : 'folder', 'uploading'));
  const keptBefore = async (moment: Date) => {
    const found: string[] = [];
    for await (const lot of store.keptBefore(moment)) found.push(...lot.map((each) => each.toString('hex')));
    return found;
  };

  test('gives contents back as they were, after a restart too', async () => {
    const content = randomBytes(700_001);
    const { stored, inspected } = await write(content);
    expect(stored).toEqual({ sha256: sha256(content), size: content.length });
    expect(inspected).toBe(content.length);
    const reopened = await open();
    expect(await reopened.has(stored.sha256)).toBe(true);
    expect((await buffer(reopened.read(stored.sha256))).equals(content)).toBe(true);
    expect(uploading()).toEqual([]);
  });

  test('stores equal contents once, however many come at once', async () => {
    const content = randomBytes(1_000);
    const kept = await Promise.all(Array.from({ length: 10 }, () => write(content)));
    for (const { stored } of kept) expect(stored.sha256).toEqual(sha256(content));
    const found = await keptBefore(hoursFromNow(1));
    expect(found.filter((each) => each === sha256(content).toString('hex'))).toHaveLength(1);
  });

  test('keeps nothing of what is too large, refused or broken off', async () => {
    const [large, refused] = [Buffer.alloc(LIMIT + 1), Buffer.from('refused')];
    await expect(write(large)).rejects.toMatchObject({ kind: 'too-large' });
    await expect(write(refused, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('broken');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.write(broken, { limitBytes: LIMIT, inspect: size })).rejects.toThrow(
      'connection lost',
    );
    for (const content of [large, refused, Buffer.from('broken')])
      expect(await store.has(sha256(content))).toBe(false);
    expect(uploading()).toEqual([]);
  });

  test('says so when contents are asked for that nobody stored', async () => {
    const never = sha256(randomBytes(10));
    expect(await store.has(never)).toBe(false);
    await expect(buffer(store.read(never))).rejects.toThrow();
  });

  test('deletes what is older than asked, and nothing younger', async () => {
    const content = randomBytes(100);
    await write(content);
    const digest = sha256(content);
    expect(await keptBefore(hoursFromNow(-1))).toEqual([]);
    expect(await keptBefore(hoursFromNow(1))).toContain(digest.toString('hex'));
    expect(await store.remove(digest, hoursFromNow(-1))).toBe(false);
    expect(await store.has(digest)).toBe(true);
    expect(await store.remove(digest, hoursFromNow(1))).toBe(true);
    expect(await store.has(digest)).toBe(false);
    expect(await store.remove(digest, hoursFromNow(1))).toBe(false);
  });

  describe('of what arrives in pieces', () => {
    const content = randomBytes(300_000);
    const append = async (part: UploadId, offset: number, piece: Buffer, acknowledged: number[] = []) => {
      await store.parts.append(part, Readable.from([piece]), {
        offset,
        size: content.length,
        acknowledge: async (_from, to) => void acknowledged.push(to),
      });
      return acknowledged;
    };

    test('makes the whole, over a restart and what was written but never acknowledged', async () => {
      const part = 1 as UploadId;
      expect(await append(part, 0, content.subarray(0, 100_000))).toEqual([100_000]);
      const lost = {
        offset: 100_000,
        size: content.length,
        acknowledge: () => Promise.reject(new Error('killed')),
      };
      await expect(store.parts.append(part, Readable.from([randomBytes(50_000)]), lost)).rejects.toThrow(
        'killed',
      );
      store = await open();
      await append(part, 100_000, content.subarray(100_000));
      const { stored } = await store.parts.keep(part, content.length, size);
      expect(stored).toEqual({ sha256: sha256(content), size: content.length });
      expect((await buffer(store.read(stored.sha256))).equals(content)).toBe(true);
      expect(await store.parts.list()).toEqual([part]);
      await store.parts.remove(part);
      expect(await store.parts.list()).toEqual([]);
      expect(await store.has(stored.sha256)).toBe(true);
    });

    test('keeps nothing that the inspection refuses, nor what is not whole', async () => {
      const part = 2 as UploadId;
      const other = randomBytes(content.length);
      await append(part, 0, other);
      const refuse = () => Promise.reject(new Error('refused'));
      await expect(store.parts.keep(part, other.length, refuse)).rejects.toThrow('refused');
      await expect(store.parts.keep(part, other.length + 1, size)).rejects.toMatchObject({
        kind: 'conflict',
      });
      await expect(store.parts.keep(3 as UploadId, 10, size)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await store.has(sha256(other))).toBe(false);
      await store.parts.remove(part);
    });

    test('goes on with no part that has less than was acknowledged', async () => {
      await expect(append(4 as UploadId, 10, Buffer.alloc(1))).rejects.toMatchObject({ kind: 'conflict' });
    });
  });
});

describe('a store in S3', () => {
  test('that cannot be reached stops the start, naming the settings', async () => {
    const wrong = { ...s3.options, bucket: 'no-such-bucket' };
    await expect(s3FileStore(wrong, join(folder, 'wrong'), systemClock)).rejects.toThrow(/S3_ENDPOINT.*例如/);
  });

  test('that goes away makes uploads unavailable, and loses none of their parts', async () => {
    const server = await anS3Server();
    const store = await s3FileStore(server.options, join(folder, 'gone'), systemClock);
    const part = 9 as UploadId;
    const acknowledge = async () => undefined;
    await store.parts.append(part, Readable.from([Buffer.from('content')]), {
      offset: 0,
      size: 7,
      acknowledge,
    });
    await server.close();
    await expect(store.parts.keep(part, 7, size)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await store.parts.list()).toEqual([part]);
  });
});
