import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { ensureRuntimeRole } from './runtime-role.ts';

export interface MigrationOptions {
  /** Of the role that owns the schema. */
  readonly ownerUrl: string;
  /** The run-time role is created with this URL's password where it does not exist. */
  readonly runtimeUrl: string;
  readonly folder?: string;
}

export const MIGRATIONS = join(import.meta.dirname, 'migrations');

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Names one lock among all programs on the server: "registry" in bytes, folded into 63 bits. */
const LOCK = "hashtextextended('registry migrations', 0)";
const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

/**
 * Applies what is missing, each file in a transaction of its own. Returns the names applied now.
 * @throws StartRefusal when an applied file was edited or is gone, or when a number is missing
 */
export async function migrate({
  ownerUrl,
  runtimeUrl,
  folder = MIGRATIONS,
}: MigrationOptions): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new Client({
    connectionString: ownerUrl,
    application_name: 'registry migrate',
    // When this process is killed, the server notices and rolls back, even during a long statement.
    options: '-c client_connection_check_interval=1s -c timezone=UTC',
  });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await ensureRuntimeRole(client, runtimeUrl);
    await ensureLedger(client);
    const pending = migrations.slice(await countApplied(client, migrations));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** For a server without the owner's URL: the names that an operator still has to apply. */
export async function pendingMigrations(client: Client, folder = MIGRATIONS): Promise<string[]> {
  const migrations = readMigrations(folder);
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('public.schema_migrations') IS NOT NULL AS present`,
  );
  const applied = rows[0]?.present === true ? await countApplied(client, migrations) : 0;
  return migrations.slice(applied).map(({ name }) => name);
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  for (const [index, name] of names.entries()) {
    const number = FILE.exec(name)?.[1];
    if (number === undefined) throw new StartRefusal(`迁移文件名 ${name} 不符合 0001-name.sql 的格式。`);
    if (Number(number) !== index + 1) {
      throw new StartRefusal(`迁移文件不连续：应为第 ${index + 1} 号，实为 ${name}。`);
    }
  }
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function ensureLedger(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      name text PRIMARY KEY,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE schema_migrations IS 'Which migration files were applied.';
    COMMENT ON COLUMN schema_migrations.name IS 'File name below db/migrations.';
    COMMENT ON COLUMN schema_migrations.sha256 IS 'Of the file as applied: it is never edited afterwards.';
    COMMENT ON COLUMN schema_migrations.applied_at IS 'When it was applied.';
    GRANT SELECT ON schema_migrations TO registry_runtime`);
}

/** How many of the files are applied: always the first ones, unaltered. */
async function countApplied(client: Client, migrations: readonly Migration[]): Promise<number> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    `SELECT name, sha256 FROM schema_migrations ORDER BY name COLLATE "C"`,
  );
  for (const [index, { name, sha256 }] of rows.entries()) {
    const file = migrations[index];
    if (file?.name !== name) {
      throw new StartRefusal(
        `数据库已应用迁移 ${name}，但程序中没有它（数据库比程序新？）。请使用相同或更新的版本。`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new StartRefusal(`迁移 ${name} 在应用之后被修改过。请恢复原文件，另写一个新的迁移。`);
    }
  }
  return rows.length;
}

async function apply(client: Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)', [name, sha256]);
    await client.query('COMMIT');
  } catch (error) {
    throw new Error(`迁移 ${name} 失败：${String(error)}`, { cause: error });
  }
}
