import { sql } from 'kysely';
import type { ScheduledTask } from './schedule.ts';

/**
 * Messages that were delivered or given up, so that the table does not grow for ever. Half a year: as long as the
 * Cybersecurity Law (art. 21) has records of operation kept, and far longer than anybody asks where a mail has been; what
 * was said stands in the inbox and the timeline for good. The last one of each address stays, since by it one sees
 * whether the address still works.
 */
export const forgetEnded: ScheduledTask = {
  name: 'forget messages of the outbox that ended half a year ago',
  every: 'day',
  run: async (tx, { now }) => {
    await sql`
      DELETE FROM outbox
      WHERE coalesce(delivered_at, given_up_at) < ${now}::timestamptz - interval '6 months'
        AND (body ->> 'address' IS NULL OR EXISTS (
          SELECT FROM outbox AS later
          WHERE later.topic IN ('mail', 'sms') AND later.body ->> 'address' = outbox.body ->> 'address'
            AND later.id > outbox.id AND coalesce(later.delivered_at, later.given_up_at) IS NOT NULL))`.execute(
      tx,
    );
  },
};
