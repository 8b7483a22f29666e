import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { aSigningKey, NOW, note, sealed, tamper } from '../../../test/builders/timelines.ts';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { openDatabase } from '../db/database.ts';
import { Publisher } from './publish.ts';
import { readPublished } from './published.ts';
import { readCheckpointAge, startCheckpoints } from './schedule.ts';

const key = aSigningKey();
const root = mkdtempSync(join(tmpdir(), 'registry-checkpoints-'));
afterAll(() => rmSync(root, { recursive: true }));

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await aDatabase();
  folder = mkdtempSync(join(root, 'published-'));
});

const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const numbers = (): number[] => readPublished(folder).map(({ number }) => number);

test('checkpoints are made and published at intervals, until stopped', async () => {
  const said: string[] = [];
  const log = {
    info: (message: string) => said.push(message),
    warn: (message: string) => said.push(message),
  };
  await note(database.db, [1]);
  const stop = startCheckpoints({
    db: database.db,
    clock: () => NOW,
    key,
    publishTo: folder,
    everyMs: 20,
    log,
  });
  await vi.waitFor(() => expect(numbers()).toEqual([1]));
  await note(database.db, [1]);
  await vi.waitFor(() => expect(numbers()).toEqual([1, 2]));
  await stop();
  await note(database.db, [1]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(numbers()).toEqual([1, 2]);
  expect(said).toEqual([
    expect.stringMatching(/^检查点 1：封存 1 条时间线，根 [0-9a-f]{64}$/),
    expect.any(String),
  ]);
});

test('a database that is away is a warning, not an end', async () => {
  const said: string[] = [];
  const log = { info: () => undefined, warn: (message: string) => said.push(message) };
  const { db, close } = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
  const stop = startCheckpoints({
    db,
    clock: () => NOW,
    key,
    publishTo: folder,
    everyMs: 10,
    log,
  });
  await vi.waitFor(() => expect(said.length).toBeGreaterThan(1));
  await stop();
  await close();
  expect(said[0]).toContain('检查点未能生成');
});

test('what is published is what is signed, in a file for each month', async () => {
  await note(database.db, [1]);
  const first = await sealed(database.db, key);
  await note(database.db, [1]);
  const second = await sealed(database.db, key, later(40 * 86_400));
  expect(await new Publisher(folder).publish(database.db)).toBe(2);
  expect(readdirSync(folder)).toEqual(['checkpoints-2020-03.jsonl', 'checkpoints-2020-04.jsonl']);
  expect(readPublished(folder)).toEqual([first, second]);
  expect(await new Publisher(folder).publish(database.db)).toBe(0);
});

test('a line cut off by a crash is written again', async () => {
  for (const id of [1, 2]) {
    await note(database.db, [id]);
    await sealed(database.db, key);
  }
  await new Publisher(folder).publish(database.db);
  const file = join(folder, 'checkpoints-2020-03.jsonl');
  const whole = readFileSync(file, 'utf8');
  await note(database.db, [3]);
  await sealed(database.db, key);
  appendFileSync(file, '{"number":3,"madeAt":"2020-');
  expect(await new Publisher(folder).publish(database.db)).toBe(1);
  expect(readFileSync(file, 'utf8').startsWith(whole)).toBe(true);
  expect(numbers()).toEqual([1, 2, 3]);
});

test('a database set back to an earlier state leaves both ways in what is published', async () => {
  for (const id of [1, 2, 3]) {
    await note(database.db, [id]);
    await sealed(database.db, key);
  }
  const publisher = new Publisher(folder);
  await publisher.publish(database.db);
  await tamper(
    database.ownerUrl,
    'DELETE FROM checkpoint_leaves WHERE checkpoint > 1; DELETE FROM checkpoints WHERE number > 1',
  );
  await sealed(database.db, key, later(60));
  expect(await publisher.publish(database.db)).toBe(1);
  expect(numbers()).toEqual([1, 2, 3, 2]);
  expect(await new Publisher(folder).publish(database.db)).toBe(0);
});

test('the age of the last checkpoint and of the oldest entry that waits for one', async () => {
  const age = (seconds: number) => readCheckpointAge(database.db, later(seconds));
  expect(await age(0)).toEqual({ lastCheckpoint: null, oldestUnsealedEntry: null });
  await note(database.db, [1]);
  expect(await age(30)).toEqual({ lastCheckpoint: null, oldestUnsealedEntry: 30 });
  await sealed(database.db, key, later(60));
  expect(await age(90)).toEqual({ lastCheckpoint: 30, oldestUnsealedEntry: null });
});
