import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { openDatabase, type Reader, transaction } from './database.ts';
import { PREPARED } from './prepare-statements.ts';

const { db, ownerUrl } = await aDatabase();

async function preparedTexts(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements`.execute(
    reader,
  );
  return rows.map(({ statement }) => statement);
}

async function planCacheMode(reader: Reader): Promise<unknown> {
  const { rows } = await sql<{ plan_cache_mode: string }>`SHOW plan_cache_mode`.execute(reader);
  return rows[0]?.plan_cache_mode;
}

const count = (ids: readonly number[]) =>
  sql<{ n: number }>`SELECT count(*) AS n FROM cases WHERE id = ANY(${ids}::bigint[])`;
const TEXT = 'SELECT count(*) AS n FROM cases WHERE id = ANY($1::bigint[])';

test('short statements of a transaction are prepared once, and planned once', async () => {
  await transaction(db, async (tx) => {
    await count([1]).execute(tx);
    await count([1, 2]).execute(tx);
    const { rows } = await sql<{ generic: number; custom: number }>`
      SELECT generic_plans AS generic, custom_plans AS custom FROM pg_prepared_statements WHERE statement = ${TEXT}`.execute(
      tx,
    );
    expect(rows).toEqual([{ generic: 2, custom: 0 }]);
  });
});

test('those with long lists are planned for their length, and the plan of the others stays one', async () => {
  const long = sql<{
    n: number;
  }>`SELECT count(*) AS n FROM streams WHERE id = ANY(${Array.from({ length: 51 }, (_, id) => id)}::bigint[])`;
  await transaction(db, async (tx) => {
    await long.execute(tx);
    expect(await preparedTexts(tx)).not.toContainEqual(expect.stringContaining('streams WHERE id = ANY'));
    expect(await planCacheMode(tx)).toBe('auto');
    await count([1]).execute(tx);
    expect(await planCacheMode(tx)).toBe('force_generic_plan');
    await long.execute(tx);
    expect(await planCacheMode(tx)).toBe('auto');
  });
  expect(await planCacheMode(db)).toBe('auto');
  await transaction(db, async (tx) => expect(await planCacheMode(tx)).toBe('force_generic_plan'));
});

test('reads outside are planned for their values unless they ask for it', async () => {
  await sql`SELECT count(*) FROM inbox WHERE id = ${1}`.execute(db);
  await sql`${PREPARED} SELECT count(*) FROM outbox WHERE id = ${1}`.execute(db);
  const texts = await preparedTexts(db);
  expect(texts).not.toContainEqual(expect.stringContaining('FROM inbox'));
  expect(texts).toContainEqual(expect.stringContaining('FROM outbox'));
});

test('a table that was changed meanwhile fails once and is read again', async () => {
  const all = () =>
    transaction(db, (tx) => tx.selectFrom('scheduled_tasks').selectAll().where('name', '=', 'x').execute());
  await all();
  await asOwner('ALTER TABLE scheduled_tasks ADD COLUMN later text');
  await expect(all()).rejects.toMatchObject({ code: '0A000' });
  expect(await all()).toEqual([]);
});

async function asOwner(statement: string): Promise<void> {
  const owner = openDatabase(ownerUrl);
  await sql.raw(statement).execute(owner.db);
  await owner.close();
}
