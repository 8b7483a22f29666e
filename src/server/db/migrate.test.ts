import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { anEmptyDatabase } from '../../../test/database.ts';
import { runProgram } from '../../../test/program.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

test('applies what is missing in order, once', async () => {
  const { run, names } = await aProject({
    '0001-apps.sql': 'CREATE TABLE apps (id int)',
    '0002-uses.sql': 'CREATE TABLE uses (id int); INSERT INTO uses VALUES (1)',
  });
  expect(await run()).toEqual(['0001-apps.sql', '0002-uses.sql']);
  expect(await run()).toEqual([]);
  expect(await names()).toEqual(['apps', 'schema_migrations', 'uses']);
});

test('two servers that start together apply each file once', async () => {
  const { run } = await aProject({ '0001-apps.sql': 'CREATE TABLE apps (id int)' });
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(['0001-apps.sql']);
});

test('an applied file that was edited is refused by name', async () => {
  const { run, write } = await aProject({ '0001-apps.sql': 'CREATE TABLE apps (id int)' });
  await run();
  write('0001-apps.sql', 'CREATE TABLE apps (id bigint)');
  await expect(run()).rejects.toThrow('0001-apps.sql 在应用之后被修改过');
});

test('an applied file that the program lacks is refused by name', async () => {
  const { run, remove } = await aProject({
    '0001-apps.sql': 'CREATE TABLE apps (id int)',
    '0002-uses.sql': 'CREATE TABLE uses (id int)',
  });
  await run();
  remove('0002-uses.sql');
  await expect(run()).rejects.toThrow('数据库已应用迁移 0002-uses.sql');
});

test('a missing number is refused by name', async () => {
  const { run } = await aProject({ '0001-apps.sql': 'SELECT 1', '0003-uses.sql': 'SELECT 1' });
  await expect(run()).rejects.toThrow('0003-uses.sql');
});

test('a file that fails leaves nothing, those before it stay', async () => {
  const { run, names, write } = await aProject({
    '0001-apps.sql': 'CREATE TABLE apps (id int)',
    '0002-uses.sql': 'CREATE TABLE uses (id int); SELECT 1 / 0',
  });
  await expect(run()).rejects.toThrow('0002-uses.sql');
  expect(await names()).toEqual(['apps', 'schema_migrations']);
  write('0002-uses.sql', 'CREATE TABLE uses (id int)');
  expect(await run()).toEqual(['0002-uses.sql']);
});

test('killed in the middle, nothing is half-done and the next start completes it', async () => {
  const project = await aProject({
    '0001-apps.sql': 'CREATE TABLE apps (id int)',
    '0002-uses.sql': 'CREATE TABLE uses (id int); SELECT pg_sleep(60); CREATE TABLE more (id int)',
  });
  const program = runProgram(`
    import { migrate } from '#/src/server/db/migrate.ts';
    await migrate(${JSON.stringify(project.options)});`);
  await project.untilAsleep();
  await program.kill();
  project.write('0002-uses.sql', 'CREATE TABLE uses (id int); CREATE TABLE more (id int)');
  expect(await project.run()).toEqual(['0002-uses.sql']);
  expect(await project.names()).toEqual(['apps', 'more', 'schema_migrations', 'uses']);
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function aProject(files: Record<string, string>) {
  const { ownerUrl, url: runtimeUrl } = await anEmptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'registry-migrations-'));
  folders.push(folder);
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const options = { ownerUrl, runtimeUrl, folder };
  return {
    options,
    write,
    remove: (name: string): void => rmSync(join(folder, name)),
    run: () => migrate(options),
    names: () => tables(ownerUrl),
    untilAsleep: () => untilAsleep(ownerUrl),
  };
}

async function tables(ownerUrl: string): Promise<string[]> {
  const { db, close } = openDatabase(ownerUrl);
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`.execute(db);
  await close();
  return rows.map(({ name }) => name);
}

async function untilAsleep(ownerUrl: string): Promise<void> {
  const { db, close } = openDatabase(ownerUrl);
  for (;;) {
    const { rows } = await sql`SELECT FROM pg_stat_activity
      WHERE wait_event = 'PgSleep' AND datname = current_database()`.execute(db);
    if (rows.length > 0) break;
    await sleep(20);
  }
  await close();
}
