import { afterAll, inject } from 'vitest';
import { copiedDatabase, type TestDatabase } from './copied-database.ts';

export type { TestDatabase } from './copied-database.ts';

/** A migrated database of the test file's own, dropped at the file's end. */
export async function aDatabase(): Promise<TestDatabase> {
  return keepUntilTheEnd(inject('template').name);
}

/** Likewise, without any table. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  return keepUntilTheEnd('template0');
}

async function keepUntilTheEnd(source: string): Promise<TestDatabase> {
  const database = await copiedDatabase(inject('template'), source);
  afterAll(database.drop);
  return database;
}
