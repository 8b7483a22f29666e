import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fastFolder } from '../../../test/fast-folder.ts';
import { runProgram } from '../../../test/program.ts';
import { folderFileStore } from './folder-file-store.ts';

const LIMIT = 10 * 2 ** 20;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(fastFolder(), 'registry-file-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest();
const size = async (bytes: { size: number }) => bytes.size;
const uploading = () => readdirSync(join(folder, 'uploading'));

function write(content: Buffer, { limitBytes = LIMIT, inspect = size } = {}) {
  const chunks = Array.from({ length: Math.ceil(content.length / 65_536) }, (_, n) =>
    content.subarray(n * 65_536, (n + 1) * 65_536),
  );
  return folderFileStore(folder).write(Readable.from(chunks), { limitBytes, inspect });
}

describe('contents', () => {
  test('come back as they were, by their hash', async () => {
    const content = randomBytes(3_000_001);
    const { stored, inspected } = await write(content);
    expect(stored).toEqual({ sha256: sha256(content), size: content.length });
    expect(inspected).toBe(content.length);
    const store = folderFileStore(folder);
    expect(await store.has(stored.sha256)).toBe(true);
    expect((await buffer(store.read(stored.sha256))).equals(content)).toBe(true);
    expect(uploading()).toEqual([]);
  });

  test('are stored once, however often and however many at once they come', async () => {
    const content = randomBytes(100_000);
    await write(content);
    await Promise.all(Array.from({ length: 10 }, () => write(content)));
    const name = sha256(content).toString('hex');
    expect(readdirSync(folder).toSorted()).toEqual([name.slice(0, 2), 'uploading'].toSorted());
    expect(readdirSync(join(folder, name.slice(0, 2)))).toEqual([name.slice(2)]);
    expect(uploading()).toEqual([]);
  });

  test('are for the server alone', async () => {
    const { stored } = await write(Buffer.from('x'));
    const name = stored.sha256.toString('hex');
    expect(statSync(join(folder, name.slice(0, 2), name.slice(2))).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'uploading')).mode & 0o777).toBe(0o700);
  });

  test('that nobody stored are not there', async () => {
    expect(await folderFileStore(folder).has(sha256(Buffer.from('never')))).toBe(false);
  });
});

describe('nothing is kept', () => {
  test('of what exceeds the limit by one byte, while exactly the limit is fine', async () => {
    await expect(write(Buffer.alloc(LIMIT + 1))).rejects.toMatchObject({
      kind: 'too-large',
      message: '文件超过了 10 MB 的限制，没有保存。',
    });
    expect(uploading()).toEqual([]);
    expect((await write(Buffer.alloc(LIMIT))).stored.size).toBe(LIMIT);
  });

  test('beyond the limit, however much more would come', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    const store = folderFileStore(folder);
    await expect(store.write(endless, { limitBytes: 200_000, inspect: size })).rejects.toMatchObject({
      kind: 'too-large',
    });
    expect(sent).toBeLessThan(1_000_000);
    expect(endless.destroyed).toBe(true);
  });

  test('of what the inspection refuses', async () => {
    const content = Buffer.from('bad');
    const inspect = async () => {
      throw new Error('refused');
    };
    await expect(write(content, { inspect })).rejects.toThrow('refused');
    expect(await folderFileStore(folder).has(sha256(content))).toBe(false);
    expect(uploading()).toEqual([]);
  });

  test('when the sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('the beginning');
        throw new Error('connection lost');
      })(),
    );
    const store = folderFileStore(folder);
    await expect(store.write(broken, { limitBytes: LIMIT, inspect: size })).rejects.toThrow(
      'connection lost',
    );
    expect(uploading()).toEqual([]);
  });
});

describe('a killed server', () => {
  test('leaves a part that the next start sweeps, and no start sweeps what a living one writes', async () => {
    const program = runProgram(`
      import { Readable } from 'node:stream';
      import { folderFileStore } from '#/src/server/files/folder-file-store.ts';
      async function* chunks() {
        for (let n = 0; n < 32; n += 1) yield Buffer.alloc(65536);
        console.log('sent');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      const options = { limitBytes: 1e9, inspect: async () => undefined };
      await folderFileStore(${JSON.stringify(folder)}).write(Readable.from(chunks()), options);`);
    expect(await program.line()).toBe('sent');
    folderFileStore(folder);
    expect(uploading()).toHaveLength(1);
    await program.kill();
    expect(uploading()).toHaveLength(1);
    folderFileStore(folder);
    expect(uploading()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['uploading']);
  });
});

/** Stores so many megabytes of zeros in the folder given as argument. */
const storing = (megabytes: number) => `
  import { Readable } from 'node:stream';
  import { folderFileStore } from '${import.meta.dirname}/folder-file-store.ts';
  const options = { limitBytes: 1e9, inspect: async () => undefined };
  const content = Array.from({ length: ${megabytes} * 16 }, () => Buffer.alloc(65536));
  await folderFileStore(process.argv[1])
    .write(Readable.from(content), options)
    .catch((error) => console.log(error.kind ?? error.code, error.message));`;

const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()]).status === 0;

describe('a full disk', () => {
  test.skipIf(!canMount)('is said so, and what was stored before is still there', () => {
    mkdirSync(join(folder, 'small'));
    const steps = `
      mount -t tmpfs -o size=4m none "$1"
      "$2" --input-type=module -e "$3" "$1"
      "$2" --input-type=module -e "$4" "$1"
      find "$1" -type f | wc -l; find "$1/uploading" -type f | wc -l`;
    const args = [join(folder, 'small'), process.execPath, storing(1), storing(8)];
    const output = execFileSync('unshare', ['-rm', 'sh', '-c', steps, 'sh', ...args], { encoding: 'utf8' });
    expect(output.trim().split(/\s*\n\s*/)).toEqual([
      'unavailable 存储空间不足，文件没有保存；以前保存的内容不受影响。',
      '1',
      '0',
    ]);
  });
});
