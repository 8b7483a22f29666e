import { afterAll } from 'vitest';
import { appOnDatabase, type Outside, type TestApp } from './app-on-database.ts';
import { aDatabase } from './database.ts';

export type { CallOptions, TestAnswer, TestApp } from './app-on-database.ts';

/** The real app on a database of the test file's own, with a clock that the test sets. */
export async function anApp(
  start = new Date('2020-03-02T02:00:00Z'),
  outside: Outside = {},
): Promise<TestApp> {
  const { testApp, close } = await appOnDatabase(await aDatabase(), start, outside);
  afterAll(close);
  return testApp;
}
