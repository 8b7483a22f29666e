import { join } from 'node:path';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { startCheckpoints } from './audit/schedule.ts';
import { loadSigningKey } from './audit/signing-key.ts';
import { calendarTask } from './calendar/calendar-task.ts';
import { reminderTask } from './cases/remind-of-due-days.ts';
import type { Config } from './config.ts';
import { forgetExpired } from './features/identity/forget-expired.ts';
import { abandonmentTask } from './features/provider-filing/abandonment.ts';
import { featureJobs } from './features.ts';
import { fileTasks } from './files/file-tasks.ts';
import { forgetEnded } from './jobs/forget-ended.ts';
import { outboxDispatcher } from './jobs/outbox-dispatcher.ts';
import { type ScheduledTask, schedule } from './jobs/schedule.ts';
import { notificationTopics } from './notifications/deliver.ts';
import type { Services } from './services.ts';

const CHECKPOINT_EVERY_MS = 60_000;

/** What goes on without being asked: jobs, checkpoints, what is due every day. The function returned ends it in order. */
export async function startBackground(
  services: Services,
  config: Config,
  log: Logger,
): Promise<() => Promise<void>> {
  const { db, clock, listeners, jobs } = services;
  const key = loadSigningKey(config.auditKeyFile);
  const publishTo = join(config.dataDir, 'checkpoints');
  const stopCheckpoints = startCheckpoints({ db, clock, key, publishTo, everyMs: CHECKPOINT_EVERY_MS, log });
  await jobs.start(featureJobs(services));
  const outbox = outboxDispatcher({ db, clock, log });
  outbox.start(notificationTopics(services));
  const daily = schedule({ db, clock, listeners, log });
  daily.start([
    calendarTask(log),
    reminderTask,
    forgetOldKeys,
    forgetExpired,
    forgetEnded,
    abandonmentTask,
    ...fileTasks({ ...services, log }),
  ]);
  return async () => {
    await daily.stop();
    await outbox.stop();
    await jobs.stop();
    await stopCheckpoints();
  };
}

/** A repeated request is answered alike for a day, and attempts count for a day. */
const forgetOldKeys: ScheduledTask = {
  name: 'forget old idempotency keys, attempts and sessions',
  every: 'day',
  run: async (tx, { now }) => {
    await sql`DELETE FROM idempotency_keys WHERE created_at < ${now}::timestamptz - interval '1 day'`.execute(
      tx,
    );
    await sql`DELETE FROM attempts WHERE attempted_at < ${now}::timestamptz - interval '1 day'`.execute(tx);
    await sql`DELETE FROM used_proofs WHERE expires_at < ${now}`.execute(tx);
    await sql`DELETE FROM sessions WHERE expires_at < ${now}`.execute(tx);
  },
};
