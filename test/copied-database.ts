import { type Database, openDatabase } from '../src/server/db/database.ts';
import { onServer, type Template } from './database-template.ts';

export interface TestDatabase extends Database {
  readonly name: string;
  readonly ownerUrl: string;
  /** Of the run-time role. */
  readonly url: string;
}

export interface CopiedDatabase extends TestDatabase {
  readonly drop: () => Promise<void>;
}

let made = 0;

/** A database on the template's server, made in some hundredths of a second: a copy of `source`. */
export async function copiedDatabase(template: Template, source: string): Promise<CopiedDatabase> {
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
  const drop = async (): Promise<void> => {
    await close();
    await onServer(maintenanceUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { name, ownerUrl, url, db: database.db, close, drop };
}
