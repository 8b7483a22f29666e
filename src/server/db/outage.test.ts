import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { isOutage } from './outage.ts';

const { url } = await aDatabase();

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a database that has no connection left, hangs up in the middle or is not there is out of order', async () => {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2_000 });
  const client = await pool.connect();
  client.on('error', () => undefined);
  expect(isOutage(await errorOf(pool.connect()))).toBe(true);
  expect(isOutage(await errorOf(client.query('SELECT pg_terminate_backend(pg_backend_pid())')))).toBe(true);
  expect(isOutage(await errorOf(client.query('SELECT 1')))).toBe(true);
  client.release(true);
  await pool.end();
  const nowhere = new Client({ host: join(import.meta.dirname, 'nowhere'), port: 1 });
  expect(isOutage(await errorOf(nowhere.connect()))).toBe(true);
});

test('a statement that is wrong, or a file that is missing, is not', async () => {
  const client = new Client({ connectionString: url });
  await client.connect();
  expect(isOutage(await errorOf(client.query('SELECT nothing')))).toBe(false);
  await client.end();
  expect(isOutage(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
});
