import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type Tx, transaction } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import type { OutboxMessage } from './outbox.ts';

export interface WaitingMessage extends OutboxMessage {
  readonly id: number;
}

/**
 * Brings one effect about. It may be called again for the same message after a crash: what it calls must bear that, for
 * which the message's id is a key.
 */
export type OutboxHandler = (message: WaitingMessage) => Promise<void>;

/** By topic. */
export type OutboxHandlers = Readonly<Record<string, OutboxHandler>>;

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
 * and holds up its own topic alone; of several servers one delivers a topic at a time.
 */
export function outboxDispatcher(options: DispatcherOptions): OutboxDispatcher {
  const { log, pollMs = POLL_MS } = options;
  let stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const deliverAll = async (topic: string, handler: OutboxHandler, stop: AbortSignal): Promise<void> => {
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

/** False when there is nothing to deliver, or another server is at it. */
function deliverNext(
  topic: string,
  handler: OutboxHandler,
  { db, clock }: DispatcherOptions,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await takeTopic(tx, topic))) return false;
    const message = await findNext(tx, topic);
    if (message === undefined) return false;
    await handler(message);
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
async function findNext(tx: Tx, topic: string): Promise<WaitingMessage | undefined> {
  const { rows } = await sql<WaitingMessage>`
    SELECT id, topic, body FROM outbox
    WHERE topic = ${topic} AND delivered_at IS NULL
      AND (written_by < pg_snapshot_xmin(pg_current_snapshot()) OR written_by >= pg_snapshot_xmax(pg_current_snapshot()))
    ORDER BY id LIMIT 1`.execute(tx);
  return rows[0];
}
