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
    const { rows } = await sql`SHOW plan_cache_mode`.execute(tx);
    expect(rows).toEqual([{ plan_cache_mode: 'force_generic_plan' }]);
  });
  const { rows } = await sql`SHOW plan_cache_mode`.execute(db);
  expect(rows).toEqual([{ plan_cache_mode: 'auto' }]);
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
