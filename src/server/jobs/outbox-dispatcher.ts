import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type Tx, transaction } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { noteFault, tryToDeliver } from './delivery-fault.ts';
import type { OutboxHandlers, WaitingMessage } from './outbox.ts';

export interface DispatcherOptions {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly pollMs?: number;
}

export interface OutboxDispatcher {
  start(handlers: OutboxHandlers): void;
  stop(): Promise<void>;
}

const POLL_MS = 1000;

/**
 * Delivers each topic's messages in the order in which they were caused, at least once. One that fails is tried again
 * and holds up its own topic alone, or nothing but itself; of several servers one delivers a topic at a time.
 */
export function outboxDispatcher(options: DispatcherOptions): OutboxDispatcher {
  const { log, pollMs = POLL_MS } = options;
  let stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const deliverAll = async (topic: string, handler: Handler, stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) {
      const delivered = await deliverNext(topic, handler, options).catch((error: unknown) => {
        log.warn({ err: error, topic }, 'a message of the outbox was not delivered and will be tried again');
        return false;
      });
      if (!delivered) await sleep(pollMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
    }
  };
  return {
    start: (handlers) => {
      stopping = new AbortController();
      const topics = Object.entries(handlers);
      running = Promise.all(topics.map(([topic, handler]) => deliverAll(topic, handler, stopping.signal)));
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

type Handler = OutboxHandlers[string];

/** False when there is nothing to deliver, or another server is at it. */
function deliverNext(
  topic: string,
  handler: Handler,
  { db, clock, log }: DispatcherOptions,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await takeTopic(tx, topic))) return false;
    const message = await findNext(tx, topic, clock());
    if (message === undefined) return false;
    if (typeof handler === 'function') await handler(message);
    else {
      const fault = await tryToDeliver(message, handler, clock());
      if (fault !== null) {
        log.warn({ topic, message: message.id, fault: fault.code }, 'a message was not delivered');
        await noteFault(tx, message, fault, { now: clock(), giveUpAfterMs: handler.giveUpAfterMs });
        return true;
      }
    }
    await tx.updateTable('outbox').set({ delivered_at: clock() }).where('id', '=', message.id).execute();
    return true;
  });
}

async function takeTopic(tx: Tx, topic: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`registry outbox ${topic}`}, 0)) AS taken`.execute(
    tx,
  );
  return rows[0]?.taken === true;
}

/** Only what no transaction still under way can come before. A number from the future is one of another database: restored. */
async function findNext(tx: Tx, topic: string, now: Date): Promise<WaitingMessage | undefined> {
  const { rows } = await sql<WaitingMessage>`
    SELECT id, topic, body, created_at AS "causedAt", attempts FROM outbox
    WHERE topic = ${topic} AND delivered_at IS NULL AND given_up_at IS NULL
      AND (next_attempt_at IS NULL OR next_attempt_at <= ${now})
      AND (written_by < pg_snapshot_xmin(pg_current_snapshot()) OR written_by >= pg_snapshot_xmax(pg_current_snapshot()))
    ORDER BY next_attempt_at NULLS FIRST, id LIMIT 1`.execute(tx);
  return rows[0];
}
