import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';

/** An effect outside the database, such as a mail: caused in a transaction, done after it. */
export interface OutboxMessage {
  /** Which kind of effect; messages of one topic leave in order. */
  readonly topic: string;
  /** What it needs, as JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface WaitingMessage extends OutboxMessage {
  readonly id: number;
  readonly causedAt: Date;
  readonly attempts: number;
}

/**
 * Brings one effect about. It may be called again for the same message after a crash: what it calls must bear that, for
 * which the message's id is a key.
 */
export type OutboxHandler = (message: WaitingMessage) => Promise<void>;

/** A topic whose messages have nothing to do with one another: each is tried by itself, and given up in the end. */
export interface SeparateMessages {
  readonly deliver: OutboxHandler;
  readonly giveUpAfterMs: number;
}

/** By topic. */
export type OutboxHandlers = Readonly<Record<string, OutboxHandler | SeparateMessages>>;

export async function putInOutbox(
  tx: Tx,
  { now }: Occasion,
  messages: readonly OutboxMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  // The transaction gets its number before the rows get theirs, so that the order of both agrees.
  await sql`SELECT pg_current_xact_id()`.execute(tx);
  await sql`
    INSERT INTO outbox (topic, body, created_at)
    SELECT item.topic, item.body, ${now}::timestamptz
    FROM unnest(${messages.map(({ topic }) => topic)}::text[],
      ${messages.map(({ body }) => JSON.stringify(body))}::jsonb[]) WITH ORDINALITY AS item(topic, body, place)
    ORDER BY item.place`.execute(tx);
}
