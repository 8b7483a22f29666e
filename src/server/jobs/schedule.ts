import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import { legalDayOf } from '../../policy/legal-day.ts';
import type { Clock } from '../clock.ts';
import { type Tx, transaction } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { type Listeners, type Occasion, occasionOfProgram } from '../occasion.ts';

/** Something that is due again and again. A day begins at 00:00 in Shanghai. */
export interface ScheduledTask {
  readonly name: string;
  readonly every: 'minute' | 'day';
  /** One transaction. It may be repeated when the machine's clock is moved. */
  readonly run: (tx: Tx, occasion: Occasion) => Promise<void>;
}

export interface ScheduleOptions {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly listeners: Listeners;
  readonly log: Pick<Logger, 'error'>;
  readonly tickMs?: number;
}

export interface Schedule {
  start(tasks: readonly ScheduledTask[]): void;
  /** Lets what runs end. */
  stop(): Promise<void>;
}

const TICK_MS = 5000;

/** Runs each task once in its minute or day, whichever server comes first. A failed one is tried again. */
export function schedule(options: ScheduleOptions): Schedule {
  const { clock, log, tickMs = TICK_MS } = options;
  const seen = new Map<string, string>();
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const tick = async (task: ScheduledTask): Promise<void> => {
    const period = periodOf(task, clock());
    if (seen.get(task.name) === period) return;
    const over = await runOnce(task, options).catch((error: unknown) => {
      log.error({ err: error, task: task.name }, 'a scheduled task failed and will be tried again');
      return false;
    });
    if (over) seen.set(task.name, period);
  };
  const run = async (tasks: readonly ScheduledTask[], stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) {
      for (const task of tasks) await tick(task);
      await sleep(tickMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
    }
  };
  return {
    start: (tasks) => {
      stopping = new AbortController();
      running = run(tasks, stopping.signal);
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** True once the task is done for this period, here or elsewhere; false while another server is at it. */
function runOnce(task: ScheduledTask, { db, clock, listeners }: ScheduleOptions): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await takeTask(tx, task))) return false;
    const now = clock();
    const last = await findLastRun(tx, task);
    if (last !== undefined && periodOf(task, last) === periodOf(task, now)) return true;
    await task.run(tx, occasionOfProgram('clock', now, listeners));
    await tx
      .insertInto('scheduled_tasks')
      .values({ name: task.name, last_run_at: now })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_run_at: now }))
      .execute();
    return true;
  });
}

async function takeTask(tx: Tx, { name }: ScheduledTask): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`registry task ${name}`}, 0)) AS taken`.execute(tx);
  return rows[0]?.taken === true;
}

async function findLastRun(tx: Tx, { name }: ScheduledTask): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('scheduled_tasks')
    .select('last_run_at')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.last_run_at;
}

function periodOf({ every }: ScheduledTask, instant: Date): string {
  return every === 'day' ? legalDayOf(instant) : instant.toISOString().slice(0, 16);
}
