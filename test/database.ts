import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/server/db/database.ts';

export interface TestDatabase extends Database {
  readonly name: string;
  readonly ownerUrl: string;
  /** Of the run-time role. */
  readonly url: string;
}

/**
 * A database of the test file's own, copied from the migrated template in some hundredths of a second and dropped at
 * the file's end.
 */
export async function aDatabase(): Promise<TestDatabase> {
  return create(inject('template').name);
}

/** Likewise, without any table. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  return create('template0');
}

const drops: (() => Promise<void>)[] = [];
let made = 0;

afterAll(async () => {
  for (const drop of drops) await drop();
});

async function create(source: string): Promise<TestDatabase> {
  const template = inject('template');
  made += 1;
  const name = `registry_test_${process.pid}_${made}`;
  const ownerUrl = template.ownerUrl.replace(template.name, name);
  const url = template.runtimeUrl.replace(template.name, name);
  const maintenanceUrl = template.ownerUrl.replace(template.name, 'postgres');
  await onServer(
    maintenanceUrl,
    `CREATE DATABASE ${name} TEMPLATE ${source} ENCODING 'UTF8' STRATEGY FILE_COPY`,
  );
  const database = openDatabase(url, { max: 5, applicationName: name });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= database.close());
  drops.push(async () => {
    await close();
    await onServer(maintenanceUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { name, ownerUrl, url, db: database.db, close };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
