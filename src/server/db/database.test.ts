import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { transaction } from './database.ts';
import { FOREVER } from './type-parsers.ts';

const { db } = await aDatabase();

test('how values arrive is decided once', async () => {
  const { rows } = await sql`SELECT
    9007199254740991::bigint AS bigint,
    (SELECT count(*) FROM generate_series(1, 3)) AS count,
    date '2020-08-17' AS day,
    timestamptz '2020-08-17 08:00+08' AS instant,
    timestamptz 'infinity' AS forever,
    12.50::numeric AS numeric,
    '{"a":[1]}'::jsonb AS json,
    ARRAY[1, NULL, 3]::bigint[] AS bigints,
    ARRAY['2020-02-29']::date[] AS days,
    ARRAY[0.10]::numeric[] AS numerics`.execute(db);
  expect(rows).toEqual([
    {
      bigint: 9_007_199_254_740_991,
      count: 3,
      day: '2020-08-17',
      instant: new Date('2020-08-17T00:00:00Z'),
      forever: FOREVER,
      numeric: '12.50',
      json: { a: [1] },
      bigints: [1, null, 3],
      days: ['2020-02-29'],
      numerics: ['0.10'],
    },
  ]);
});

test('a bigint that a number cannot hold is refused, never rounded', async () => {
  await expect(sql`SELECT 9007199254740993::bigint`.execute(db)).rejects.toThrow('beyond 2^53');
  await expect(sql`SELECT ARRAY[9007199254740993::bigint]`.execute(db)).rejects.toThrow('beyond 2^53');
});

test('instants are written and read the same whatever the time zone of the machine', async () => {
  const instant = new Date('2026-01-01T00:00:00.123Z');
  const { rows } =
    await sql`SELECT ${instant}::timestamptz AS back, current_setting('TimeZone') AS zone`.execute(db);
  expect(rows).toEqual([{ back: instant, zone: 'UTC' }]);
});

test('a statement may take a minute, an idle transaction too', async () => {
  const { rows } = await sql`SELECT current_setting('statement_timeout') AS statement,
    current_setting('idle_in_transaction_session_timeout') AS idle`.execute(db);
  expect(rows).toEqual([{ statement: '1min', idle: '1min' }]);
});

test('a transaction that throws leaves nothing', async () => {
  const day = '2020-01-01';
  const attempt = transaction(db, async (tx) => {
    await sql`INSERT INTO calendar_days (day, working) VALUES (${day}, false)`.execute(tx);
    throw new Error('half way');
  });
  await expect(attempt).rejects.toThrow('half way');
  expect((await sql`SELECT FROM calendar_days`.execute(db)).rows).toHaveLength(0);
});
