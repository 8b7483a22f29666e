import type { Kysely } from 'kysely';
import { loadYears } from './calendar/load-years.ts';
import type { Clock } from './clock.ts';
import { transaction } from './db/database.ts';
import type { DB } from './db/types.generated.ts';
import { type Listeners, occasionOfProgram } from './occasion.ts';

/** What a database needs before anybody can work with it: the published years of the calendar. Later starts add new ones. */
export async function prepareForWork(
  db: Kysely<DB>,
  { clock, listeners }: { readonly clock: Clock; readonly listeners: Listeners },
): Promise<void> {
  await transaction(db, (tx) => loadYears(tx, occasionOfProgram('program:first-start', clock(), listeners)));
}
