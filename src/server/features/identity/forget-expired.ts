import { sql } from 'kysely';
import type { ScheduledTask } from '../../jobs/schedule.ts';
import { deleteExpiredSheets } from './sealed-sheets.ts';

/** Sheets that nobody fetched, and counts of guesses that are over. */
export const forgetExpired: ScheduledTask = {
  name: 'forget unfetched activation sheets and counts of guesses',
  every: 'day',
  run: async (tx, occasion) => {
    await deleteExpiredSheets(tx, occasion);
    await sql`DELETE FROM guesses WHERE minute < ${occasion.now}::timestamptz - interval '1 hour'`.execute(
      tx,
    );
  },
};
