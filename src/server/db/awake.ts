import { sql } from 'kysely';
import type { Tx } from './database.ts';

const EVERY_MS = 20_000;

/** Long work outside the database, during which the transaction must not be taken for a forgotten one. */
export async function awake<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    sql`SELECT 1`.execute(tx).catch(() => undefined);
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
