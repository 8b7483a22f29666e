import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/server/db/database.ts';

export interface TestDatabase extends Database {
  readonly name: string;
  readonly ownerUrl: string;
  /** Of the run-time role. */
  readonly url: string;
}

let made = 0;

/**
 * A database of the test file's own, copied from the migrated template in some hundredths of a second and dropped at
 * the file's end. Call it at the top level of the file or in `beforeAll`.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  made += 1;
  const name = `registry_test_${process.pid}_${made}`;
  const ownerUrl = template.ownerUrl.replace(template.name, name);
  const url = template.runtimeUrl.replace(template.name, name);
  const maintenanceUrl = template.ownerUrl.replace(template.name, 'postgres');
  await onServer(maintenanceUrl, `CREATE DATABASE ${name} TEMPLATE ${template.name}`);
  const { db, close } = openDatabase(url, { max: 5, applicationName: name });
  let open = true;
  const closeOnce = async (): Promise<void> => {
    if (open) await close();
    open = false;
  };
  afterAll(async () => {
    await closeOnce();
    await onServer(maintenanceUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { name, ownerUrl, url, db, close: closeOnce };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
