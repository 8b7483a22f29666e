import { afterAll, inject } from 'vitest';
import { copiedDatabase, type TestDatabase } from './copied-database.ts';

export type { TestDatabase } from './copied-database.ts';

const drops: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const drop of drops) await drop();
});

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
  drops.push(database.drop);
  return database;
}
