import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import type { JobId } from '../../policy/ids.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import type { Listeners } from '../occasion.ts';
import type { JobHandlers, JobQueue, NewJob } from './job-queue.ts';
import { runJob } from './run-job.ts';

export interface JobQueueOptions {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly listeners: Listeners;
  readonly log?: Pick<Logger, 'error'>;
  /** How often the table is looked at for what other servers have queued or left behind. */
  readonly pollMs?: number;
}

const POLL_MS = 1000;
/** A job queued here is looked for this soon: the transaction that asks for it is about to commit. */
const NUDGE_MS = 20;
const CANDIDATES = 20;

/**
 * The queue in the table `jobs`, one job at a time in each server. Who works on a job holds an advisory lock until the
 * transaction of the work ends; it is gone with the server that is killed, and another takes the job up.
 */
export function jobQueue(options: JobQueueOptions): JobQueue {
  const { db, clock, pollMs = POLL_MS } = options;
  const log = options.log ?? pino({ level: 'error' }, pino.destination(2));
  let wake = new AbortController();
  let stopping = new AbortController();
  let running: Promise<void> | undefined;

  const look = async (handlers: JobHandlers, stop: AbortSignal): Promise<void> => {
    for (const id of await openJobs(db, Object.keys(handlers))) {
      if (stop.aborted) return;
      await runJob(id, handlers, { ...options, log });
    }
  };
  const run = async (handlers: JobHandlers, stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) {
      // Made before looking, so that what is queued while it looks is not slept over.
      wake = new AbortController();
      await look(handlers, stop).catch((error: unknown) => log.error({ err: error }, 'jobs cannot be read'));
      await sleep(pollMs, undefined, { signal: wake.signal, ref: false }).catch(() => undefined);
    }
  };
  return {
    enqueue: async (tx, job) => {
      const id = await insertJob(tx, job, clock());
      setTimeout(() => wake.abort(), NUDGE_MS).unref();
      return id;
    },
    start: async (handlers) => {
      stopping = new AbortController();
      running ??= run(handlers, stopping.signal);
    },
    stop: async () => {
      stopping.abort();
      wake.abort();
      await running;
      running = undefined;
    },
  };
}

async function insertJob(tx: Tx, job: NewJob, now: Date): Promise<JobId> {
  const { id } = await tx
    .insertInto('jobs')
    .values({
      kind: job.kind,
      state: 'queued',
      account_id: job.accountId,
      api_key_id: job.apiKeyId,
      organisation_id: job.organisationId,
      request: JSON.stringify(job.request),
      total: job.total,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What has failed before comes last. */
async function openJobs(db: Kysely<DB>, kinds: readonly string[]): Promise<JobId[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .where('kind', 'in', kinds)
    .orderBy('attempts')
    .orderBy('id')
    .limit(CANDIDATES)
    .execute();
  return rows.map(({ id }) => id);
}
