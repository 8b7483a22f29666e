import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { databaseLink } from '../../../test/torture/database-link.ts';
import { type Database, openDatabase, type Tx, transaction } from './database.ts';
import { isOutage, OutcomeUnknown } from './outage.ts';

const { db, url } = await aDatabase();
const DAY = '2020-01-01';

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const enter = (tx: Tx) => sql`INSERT INTO calendar_days (day, working) VALUES (${DAY}, false)`.execute(tx);
const entered = async () => (await sql`SELECT FROM calendar_days`.execute(db)).rows.length;

/** A database behind a link, with one connection and little patience. */
async function overLink(
  work: (over: Database['db'], link: Awaited<ReturnType<typeof databaseLink>>) => Promise<void>,
): Promise<void> {
  const link = await databaseLink(url);
  const over = openDatabase(link.through(url), {
    max: 1,
    statementTimeoutMs: 1_000,
    connectTimeoutMs: 10_000,
  });
  try {
    await work(over.db, link);
  } finally {
    await over.close();
    await link.close();
  }
}

describe('a connection that is lost', () => {
  test('while it is only held does not end the process: its holder’s next query says so', () =>
    overLink(async (over, link) => {
      const error = await errorOf(
        transaction(over, async (tx) => {
          await enter(tx);
          link.cut();
          await sleep(50);
          await sql`SELECT 1`.execute(tx);
        }),
      );
      expect(isOutage(error)).toBe(true);
      expect(error).not.toBeInstanceOf(OutcomeUnknown);
      link.restore();
      expect((await sql`SELECT 1`.execute(over)).rows).toHaveLength(1);
      expect(await entered()).toBe(0);
    }));

  test('to a database that hangs is given up, with all that was not committed; the next one works', () =>
    overLink(async (over, link) => {
      const error = await errorOf(
        transaction(over, async (tx) => {
          await enter(tx);
          link.hang();
          await sql`SELECT 1`.execute(tx);
        }),
      );
      expect(isOutage(error)).toBe(true);
      link.restore();
      expect((await sql`SELECT 1`.execute(over)).rows).toHaveLength(1);
      expect(await entered()).toBe(0);
    }));

  test('at the very COMMIT leaves it open whether that was done, and is not taken for a refusal', () =>
    overLink(async (over, link) => {
      const error = await errorOf(
        transaction(over, async (tx) => {
          await enter(tx);
          link.hang();
        }),
      );
      expect(error).toBeInstanceOf(OutcomeUnknown);
      expect(isOutage(error)).toBe(true);
      link.restore();
      await expect.poll(entered).toBe(1);
    }));
});
