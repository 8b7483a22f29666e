import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Actor } from '../../policy/access/grants.ts';
import type { JobId } from '../../policy/ids.ts';
import type { Clock } from '../clock.ts';
import { type Tx, transaction } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { Failure } from '../errors.ts';
import { findHolderOfKey } from '../http/key-holder.ts';
import { type Listeners, occasionOf } from '../occasion.ts';
import { actorOfAccount } from './actor-of-account.ts';
import type { Job, JobHandlers } from './job-queue.ts';

export interface JobRunner {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly listeners: Listeners;
  readonly log: Pick<Logger, 'error'>;
}

/** The first attempt and three more. */
const MAX_ATTEMPTS = 4;
/** A job that takes its server down with it never gets to report an error. */
const MAX_INTERRUPTIONS = 10;

type JobRow = Selectable<DB['jobs']>;

interface Outcome {
  readonly state: 'done' | 'failed' | 'queued';
  readonly result: Readonly<Record<string, unknown>> | null;
}

/** Does the job unless somebody else is doing it or it is over: work and outcome are one transaction. */
export async function runJob(id: JobId, handlers: JobHandlers, runner: JobRunner): Promise<void> {
  try {
    await transaction(runner.db, async (tx) => {
      if (!(await takeLock(tx, id))) return;
      const row = await beginAttempt(runner.db, id);
      if (row !== undefined) await endAttempt(tx, runner, row, await attempt(tx, row, handlers, runner));
    });
  } catch (error) {
    runner.log.error({ err: error, job: id }, 'job interrupted');
  }
}

/** Held until the transaction ends. Not the row's own lock: progress is written to the row meanwhile. */
async function takeLock(tx: Tx, id: JobId): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('registry job', ${id})) AS taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** On a connection of its own, so that everybody sees that the job runs, and a killed attempt counts. */
function beginAttempt(db: Kysely<DB>, id: JobId): Promise<JobRow | undefined> {
  return db
    .updateTable('jobs')
    .set(({ eb }) => ({ state: 'running', attempts: eb('attempts', '+', 1), done: 0 }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
}

async function attempt(tx: Tx, row: JobRow, handlers: JobHandlers, runner: JobRunner): Promise<Outcome> {
  if (row.attempts > MAX_INTERRUPTIONS) return { state: 'failed', result: unexpected(randomUUID()) };
  await sql`SAVEPOINT work`.execute(tx);
  try {
    return { state: 'done', result: await handle(tx, row, handlers, runner) };
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT work`.execute(tx);
    if (error instanceof Failure) return { state: 'failed', result: problemOf(error) };
    const requestId = randomUUID();
    runner.log.error(
      { err: error, job: row.id, attempts: row.attempts, requestId },
      'unexpected error in a job',
    );
    if (row.attempts < MAX_ATTEMPTS) return { state: 'queued', result: null };
    return { state: 'failed', result: unexpected(requestId) };
  }
}

async function handle(
  tx: Tx,
  row: JobRow,
  handlers: JobHandlers,
  { db, clock, listeners }: JobRunner,
): Promise<Readonly<Record<string, unknown>>> {
  const handler = handlers[row.kind];
  if (handler === undefined) throw new Error(`no handler for jobs of kind ${row.kind}`);
  const now = clock();
  const occasion = occasionOf(await askerOf(tx, row, now), now, listeners);
  return handler(tx, occasion, jobOf(row), { progress: (done) => storeProgress(db, row.id, done) });
}

/** With the roles held now; of a program whose key works no more, with none. */
async function askerOf(tx: Tx, row: JobRow, now: Date): Promise<Actor> {
  if (row.api_key_id === null) return actorOfAccount(tx, row.account_id, now);
  const holder = await findHolderOfKey(tx, row.api_key_id, now);
  return holder ?? { accountId: row.account_id, memberships: [] };
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    accountId: row.account_id,
    apiKeyId: row.api_key_id,
    organisationId: row.organisation_id,
    request: row.request as Job['request'],
    total: row.total,
  };
}

async function storeProgress(db: Kysely<DB>, id: JobId, done: number): Promise<void> {
  await db.updateTable('jobs').set({ done }).where('id', '=', id).where('state', '=', 'running').execute();
}

async function endAttempt(
  tx: Tx,
  { clock }: JobRunner,
  row: JobRow,
  { state, result }: Outcome,
): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({
      state,
      result: result === null ? null : JSON.stringify(result),
      ended_at: state === 'queued' ? null : clock(),
      ...(state === 'done' ? { done: row.total } : {}),
    })
    .where('id', '=', row.id)
    .execute();
}

/** As HTTP would have answered. */
function problemOf({ kind, message, details: { remedy, ...details } }: Failure): Outcome['result'] {
  return {
    type: `/problems/${kind}`,
    title: message,
    ...(remedy === undefined ? {} : { detail: remedy }),
    ...details,
  };
}

function unexpected(requestId: string): Outcome['result'] {
  return {
    type: '/problems/unexpected',
    title: '系统出现意外错误，您的操作未生效。',
    detail: `请稍后重试；如仍出现，请将编号 ${requestId} 告知管理员。`,
    instance: requestId,
  };
}
