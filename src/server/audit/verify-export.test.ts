import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSigningKey, note, sealed } from '../../../test/builders/timelines.ts';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { fastFolder } from '../../../test/fast-folder.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { exportAudit } from './export.ts';
import { keyMap } from './public-keys.ts';
import { withAuditClient } from './snapshot.ts';
import type { VerifyOptions } from './verification.ts';
import { verifyExport } from './verify-export.ts';

const key = aSigningKey();
const folder = mkdtempSync(join(fastFolder(), 'registry-audit-'));
const exported = join(folder, 'export');
let database: TestDatabase;

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  database = await aDatabase();
  for (let round = 1; round <= 3; round += 1) {
    await note(database.db, [1, 2, 3].slice(0, round), { body: { 说明: `第 ${round} 轮` } });
    await note(database.db, [7], { kind: 'setting' });
    await sealed(database.db, key);
  }
  await note(database.db, [1], { fromState: 'draft', toState: 'submitted' });
  await withAuditClient(database.url, (client) => exportAudit(client, exported));
});

async function said(path: string, options: Partial<VerifyOptions> = {}): Promise<string[]> {
  const messages: string[] = [];
  await verifyExport(path, { ...options, report: ({ message }) => messages.push(message) });
  return messages;
}

/** A copy of the export in which one file was changed. */
function changed(file: string, change: (content: Buffer) => Buffer): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(exported, copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file))));
  return copy;
}

test('an export is found as it was written, with the key handed over or the one inside', async () => {
  expect(await said(exported, { keys: keyMap([key.publicKey]) })).toEqual([]);
  const verification = await verifyExport(exported, { report: () => undefined });
  expect(verification).toMatchObject({
    deviations: 0,
    keysGiven: false,
    counts: { streams: 4, entries: 10, leaves: 9, checkpoints: 3, unsealed: 1 },
  });
});

test('any single byte changed in any file is noticed', async () => {
  const files = readdirSync(exported);
  expect(files).toHaveLength(4);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 255 }),
      async (file, at, by) => {
        const copy = changed(file, (content) => {
          const index = at % content.length;
          content[index] = ((content[index] ?? 0) + by) % 256;
          return content;
        });
        expect(await said(copy)).not.toEqual([]);
        rmSync(copy, { recursive: true });
      },
    ),
    { numRuns: 150 },
  );
});

test('any single byte changed in the timelines or the checkpoints is noticed without the hashes of the files', async () => {
  const manifest = (copy: string, file: string): void => {
    const path = join(copy, 'manifest.json');
    const { files, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(
      path,
      JSON.stringify({ ...rest, files: files.filter(({ name }: { name: string }) => name !== file) }),
    );
  };
  const unavoidable = (sentence: string): boolean => /清单 manifest.json 被改动|与清单不符/.test(sentence);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('timelines.txt', 'checkpoints.jsonl'),
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 255 }),
      async (file, at, by) => {
        const copy = changed(file, (content) => {
          const index = at % content.length;
          content[index] = ((content[index] ?? 0) + by) % 256;
          return content;
        });
        manifest(copy, file);
        const found = await said(copy);
        expect(found.filter((sentence) => !unavoidable(sentence))).not.toEqual([]);
        rmSync(copy, { recursive: true });
      },
    ),
    { numRuns: 150 },
  );
});

const replaced = (from: string | RegExp, to: string) => (content: Buffer) =>
  Buffer.from(content.toString().replace(from, to));

describe('names what was done to an export', () => {
  test('content of an entry', async () => {
    const copy = changed('timelines.txt', replaced('第 3 轮', '第 4 轮'));
    expect(await said(copy)).toEqual([
      '办件 1 第 3 条记录内容被改动',
      '文件 timelines.txt 被改动：与清单不符',
    ]);
  });

  test('a timeline cut out', async () => {
    const copy = changed('timelines.txt', replaced(/stream 2 "case"[^]*(?=stream 3)/, ''));
    expect(await said(copy)).toEqual([
      '检查点 2 封存了 3 个流头，现有 2 个：1 个被删除',
      '检查点 3 封存了 4 个流头，现有 3 个：1 个被删除',
      '文件 timelines.txt 被改动：与清单不符',
      '清单记载时间线 4，实有 3',
      '清单记载记录 10，实有 8',
      '清单记载封存的流头 9，实有 7',
    ]);
  });

  test('timelines in another order', async () => {
    const copy = changed('timelines.txt', (content) => {
      const [, one, two, rest] = content.toString().split(/(?=^stream [23])/m);
      const [first] = content.toString().split(/(?=^stream [23])/m);
      return Buffer.from([first, two, one, rest].join(''));
    });
    expect(await said(copy)).toContain('时间线的次序有误：办件 2 之前');
  });

  test('cut off', async () => {
    const copy = changed('timelines.txt', (content) => content.subarray(0, content.length - 300));
    expect((await said(copy))[0]).toMatch(
      /^文件 timelines.txt 从第 \d+ 字节起格式被破坏，其后的内容无法核对$/,
    );
  });

  test('a checkpoint left out', async () => {
    const copy = changed('checkpoints.jsonl', replaced(/\{"number":2.*\n/, ''));
    expect(await said(copy)).toContain('检查点 2 缺失');
  });

  test('a file missing', async () => {
    const copy = changed('timelines.txt', (content) => content);
    rmSync(join(copy, 'checkpoints.jsonl'));
    expect(await said(copy)).toContain('文件 checkpoints.jsonl 缺失或无法读取');
    expect(await said(join(folder, 'nothing'))).toContain('清单 manifest.json 缺失或无法读取');
  });

  test('signed by someone else than the auditor was told', async () => {
    const [sentence] = await said(exported, { keys: keyMap([aSigningKey().publicKey]) });
    expect(sentence).toBe(`检查点 3 由密钥 ${key.id} 签名，它不在可信的公钥之中`);
  });

  test('made from a database that was set back since a checkpoint was published', async () => {
    const other = await aDatabase();
    await note(other.db, [1]);
    const forged = await sealed(other.db, key);
    expect(await said(exported, { published: [forged, { ...forged, number: 4 }] })).toEqual([
      '检查点 1 与已公布的不一致',
      '已公布的检查点 4 缺失',
    ]);
    const young = { ...forged, number: 4, madeAt: new Date().toISOString() };
    expect(await said(exported, { published: [young] })).toEqual([]);
  });
});

test('entries larger than the pieces in which a file is read', async () => {
  const large = await aDatabase();
  for (const length of [5_000_000, 10, 9_000_000]) {
    await note(large.db, [1], { body: { text: '长'.repeat(length / 3) } });
  }
  await makeCheckpoint(large.db, { key, now: new Date() });
  await withAuditClient(large.url, (client) => exportAudit(client, join(folder, 'large')));
  expect(await said(join(folder, 'large'))).toEqual([]);
});

test('an export of nothing', async () => {
  const empty = await aDatabase();
  await withAuditClient(empty.url, (client) => exportAudit(client, join(folder, 'empty')));
  expect(await said(join(folder, 'empty'))).toEqual([]);
});

test('a folder with something in it is left alone', async () => {
  await expect(withAuditClient(database.url, (client) => exportAudit(client, exported))).rejects.toThrow(
    '不是空的',
  );
});

describe('the program that stands alone', () => {
  const alone = join(folder, 'alone');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(alone, 'verify-audit.ts'), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );

  /** Its own folder and nothing else: no packages, no other part of the project. */
  beforeAll(() => {
    mkdirSync(alone);
    for (const file of readdirSync(import.meta.dirname))
      cpSync(join(import.meta.dirname, file), join(alone, file));
    writeFileSync(join(alone, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'key.pem'), key.publicKey.export({ type: 'spki', format: 'pem' }));
  });

  test('accepts an export as it was written', async () => {
    const { code, stdout } = await run(exported, '--key', join(folder, 'key.pem'));
    expect(code).toBe(0);
    expect(stdout).toContain('时间线 4 条，记录 10 条，其中 1 条尚未封存');
    expect(stdout).toContain('核对一致，没有发现改动。');
    expect(stdout).not.toContain('没有用 --key');
  });

  test('refuses one that was changed, and says what', async () => {
    const { code, stdout } = await run(changed('timelines.txt', replaced('第 3 轮', '第 4 轮')));
    expect(code).toBe(1);
    expect(stdout).toContain('办件 1 第 3 条记录内容被改动');
    expect(stdout).toContain('没有用 --key');
  });

  test.each([
    [[]],
    [['--no-such-option']],
    [['one', 'two']],
    [[join(folder, 'nowhere')]],
    [[exported, '--key', join(folder, 'nowhere')]],
  ])('says how it is used: %j', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});
