import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { MIGRATIONS, migrate } from '../../src/server/db/migrate.ts';
import { runProgram } from '../program.ts';

export interface EmptyDatabase {
  readonly ownerUrl: string;
  readonly url: string;
}

/** Kills the migration after a while; the next one completes it, and the schema is as if nothing had happened. */
export async function killedMigration(
  database: EmptyDatabase,
  afterMs: number,
  expected: string,
): Promise<void> {
  const options = { ownerUrl: database.ownerUrl, runtimeUrl: database.url, folder: MIGRATIONS };
  const program = runProgram(`
    import { migrate } from '#/src/server/db/migrate.ts';
    console.log('begins');
    await migrate(${JSON.stringify(options)});`);
  await program.line();
  await sleep(afterMs);
  await program.kill();
  const applied = await appliedIn(database.ownerUrl);
  const rest = await migrate(options);
  assert.deepEqual(rest, rest.toSorted(), 'in order');
  assert.equal(
    applied.some((name) => rest.includes(name)),
    false,
    'none twice',
  );
  assert.equal(await schemaOf(database.ownerUrl), expected);
}

async function appliedIn(ownerUrl: string): Promise<string[]> {
  const there = await queried<{ there: boolean }>(
    ownerUrl,
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS there`,
  );
  if (there[0]?.there !== true) return [];
  return (await queried<{ name: string }>(ownerUrl, 'SELECT name FROM schema_migrations')).map(
    ({ name }) => name,
  );
}

/** Every column, constraint and index, as text. */
export async function schemaOf(ownerUrl: string): Promise<string> {
  const rows = await queried<{ line: string }>(
    ownerUrl,
    `SELECT line FROM (
       SELECT format('%s.%s %s %s', table_name, column_name, data_type, column_default) AS line
         FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT format('%s %s %s', table_name, grantee, privilege_type)
         FROM information_schema.role_table_grants WHERE table_schema = 'public') AS lines ORDER BY line`,
  );
  return rows.map(({ line }) => line).join('\n');
}

async function queried<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
