import { Client } from 'pg';

/** Statements that fill some tables, one after another. */
export interface Lane {
  readonly tables: readonly string[];
  readonly statements: readonly string[];
}

/** Fills tables as owner: references are taken on trust, and what only speeds reading is built at the end. */
export async function fillTables(ownerUrl: string, { tables, statements }: Lane): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, statement_timeout: 0 });
  await client.connect();
  try {
    await client.query(
      `SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`,
    );
    const indexes = await takeIndexes(client, tables);
    for (const statement of statements) await client.query(statement);
    for (const table of tables) await client.query(`VACUUM ${table}`);
    for (const definition of indexes) await client.query(definition);
    for (const table of tables) await client.query(`ANALYZE ${table}`);
  } finally {
    await client.end();
  }
}

/** Drops the indexes that no constraint rests on and returns how to make them again. */
async function takeIndexes(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
      WHERE indrelid = ANY($1::regclass[])
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
