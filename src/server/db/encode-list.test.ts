import * as fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { encodeList } from './encode-list.ts';

const { db } = await aDatabase();

/** What PostgreSQL makes of it. */
async function roundTrip(type: string, value: readonly unknown[]): Promise<unknown> {
  const { rows } = await sql<{
    list: unknown;
  }>`SELECT ${encodeList(value)}::${sql.raw(type)}[] AS list`.execute(db);
  return rows[0]?.list;
}

test('texts of every kind arrive as they are', async () => {
  const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('\0') && each.isWellFormed());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), { maxLength: 20 }), async (list) => {
      expect(await roundTrip('text', list)).toEqual(list);
    }),
    { examples: [[['', 'NULL', '"', '\\', '{', '}', ',', ' ', '\n', "'", '中文', null]], [[]]] },
  );
});

test('numbers, booleans, days, instants and bytes arrive as they are', async () => {
  const instants = [new Date('2020-01-02T03:04:05.678Z'), null];
  expect(await roundTrip('bigint', [1, -9_007_199_254_740_991, null])).toEqual([
    1,
    -9_007_199_254_740_991,
    null,
  ]);
  expect(await roundTrip('boolean', [true, false, null])).toEqual([true, false, null]);
  expect(await roundTrip('date', ['2020-02-29', null])).toEqual(['2020-02-29', null]);
  expect(await roundTrip('timestamptz', instants)).toEqual(instants);
  expect(await roundTrip('bytea', [Buffer.from([0, 255, 92]), null])).toEqual([
    Buffer.from([0, 255, 92]),
    null,
  ]);
});

test('what is no list of plain values is left to the driver', () => {
  const nested = [[1], [2]];
  expect(encodeList(nested)).toBe(nested);
  expect(encodeList('{')).toBe('{');
});
