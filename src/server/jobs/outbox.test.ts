import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { listeners } from '../cases/listeners.ts';
import { openDatabase, type Tx, transaction } from '../db/database.ts';
import { occasionOfProgram } from '../occasion.ts';
import { type OutboxHandlers, putInOutbox } from './outbox.ts';
import { type OutboxDispatcher, outboxDispatcher } from './outbox-dispatcher.ts';

const database = await aDatabase();
const { db } = database;
const now = new Date('2020-06-01T01:00:00Z');
const dispatchers: OutboxDispatcher[] = [];
const warnings: unknown[] = [];

afterEach(async () => {
  for (const dispatcher of dispatchers.splice(0)) await dispatcher.stop();
  warnings.length = 0;
});

function dispatch(handlers: OutboxHandlers): void {
  const log = { warn: (fields: unknown) => warnings.push(fields) };
  const dispatcher = outboxDispatcher({ db, clock: () => now, log, pollMs: 10 });
  dispatchers.push(dispatcher);
  dispatcher.start(handlers);
}

const put = (tx: Tx, topic: string, ...values: number[]) =>
  putInOutbox(
    tx,
    occasionOfProgram('test', now, listeners([])),
    values.map((n) => ({ topic, body: { n } })),
  );

const waiting = async (topic: string) => {
  const rows = db
    .selectFrom('outbox')
    .select('id')
    .where('topic', '=', topic)
    .where('delivered_at', 'is', null);
  return (await rows.execute()).length;
};

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 10) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('it does not happen');
}

describe('the outbox', () => {
  test('delivers what was committed, in order, and notes when', async () => {
    await transaction(db, (tx) => put(tx, 'letters', 1, 2, 3));
    const lost = transaction(db, async (tx) => {
      await put(tx, 'letters', 4);
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await transaction(db, (tx) => put(tx, 'letters', 5));
    const received: unknown[] = [];
    dispatch({ letters: async ({ body }) => void received.push(body['n']) });
    await until(async () => (await waiting('letters')) === 0);
    expect(received).toEqual([1, 2, 3, 5]);
    const times = await db
      .selectFrom('outbox')
      .select('delivered_at')
      .where('topic', '=', 'letters')
      .execute();
    expect(times).toEqual(received.map(() => ({ delivered_at: now })));
  });

  test('tries again what fails, and holds up only its own topic', async () => {
    await transaction(db, async (tx) => {
      await put(tx, 'blocked', 1, 2);
      await put(tx, 'free', 1, 2);
    });
    const received: string[] = [];
    let failures = 0;
    dispatch({
      blocked: async ({ body }) => {
        if (body['n'] === 1 && failures < 3) {
          failures += 1;
          throw new Error('the receiver is down');
        }
        received.push(`blocked ${String(body['n'])}`);
      },
      free: async ({ body }) => void received.push(`free ${String(body['n'])}`),
    });
    await until(async () => (await waiting('blocked')) === 0 && (await waiting('free')) === 0);
    expect(received.filter((text) => text.startsWith('blocked'))).toEqual(['blocked 1', 'blocked 2']);
    expect(received.filter((text) => text.startsWith('free'))).toEqual(['free 1', 'free 2']);
    expect(warnings).toHaveLength(3);
  });

  test('is delivered once by several servers', async () => {
    await transaction(db, (tx) => put(tx, 'shared', ...Array.from({ length: 30 }, (_, n) => n)));
    const received: unknown[] = [];
    const handler = async ({ body }: { body: Readonly<Record<string, unknown>> }) => {
      await sleep(1);
      received.push(body['n']);
    };
    for (let server = 0; server < 3; server += 1) dispatch({ shared: handler });
    await until(async () => (await waiting('shared')) === 0);
    expect(received).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });

  test('waits for an earlier message whose transaction is still open', async () => {
    const other = openDatabase(database.url, { max: 1 });
    const received: unknown[] = [];
    const slow = transaction(other.db, async (tx) => {
      await put(tx, 'ordered', 1);
      await transaction(db, (later) => put(later, 'ordered', 2));
      dispatch({ ordered: async ({ body }) => void received.push(body['n']) });
      await sleep(200);
      expect(received).toEqual([]);
    });
    await slow;
    await other.close();
    await until(() => received.length === 2);
    expect(received).toEqual([1, 2]);
  });

  test('delivers what was restored from another database', async () => {
    await db
      .insertInto('outbox')
      .values({ topic: 'restored', body: '{"n":1}', created_at: now, written_by: '999999999' as never })
      .execute();
    const received: unknown[] = [];
    dispatch({ restored: async ({ body }) => void received.push(body['n']) });
    await until(() => received.length === 1);
  });
});
