import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { listeners } from '../cases/listeners.ts';
import { transaction } from '../db/database.ts';
import { occasionOfProgram } from '../occasion.ts';
import { forgetEnded } from './forget-ended.ts';

const database = await aDatabase();
const NOW = new Date('2020-09-01T00:00:00Z');
const EARLIER = new Date('2020-02-29T00:00:00Z');
const RECENTLY = new Date('2020-03-01T00:00:00Z');

interface Sent {
  readonly topic?: string;
  readonly body: object;
  readonly delivered_at?: Date;
  readonly given_up_at?: Date;
}

async function leftOf(name: string, messages: readonly Sent[]): Promise<unknown[]> {
  const values = messages.map(({ topic = 'mail', body, ...ended }, place) => ({
    topic,
    body: JSON.stringify({ ...body, name, place }),
    created_at: EARLIER,
    ...ended,
  }));
  for (const value of values) await database.db.insertInto('outbox').values(value).execute();
  await transaction(database.db, (tx) => forgetEnded.run(tx, occasionOfProgram('clock', NOW, listeners([]))));
  const rows = await database.db.selectFrom('outbox').select('body').orderBy('id').execute();
  return rows
    .map(({ body }) => body as { name: string; place: number })
    .filter((body) => body.name === name)
    .map(({ place }) => place);
}

test('what ended more than half a year ago goes, delivered or given up', async () => {
  const ended = [{ delivered_at: EARLIER }, { given_up_at: EARLIER }, { delivered_at: RECENTLY }];
  const messages = ended.map((how) => ({ body: { address: 1 }, ...how }));
  expect(await leftOf('ended', messages)).toEqual([2]);
});

test('the last that ended of each address stays, what is still to come does not count', async () => {
  const left = await leftOf('last', [
    { body: { address: 2 }, delivered_at: EARLIER },
    { body: { address: 3 }, delivered_at: EARLIER },
    { body: { address: 3 }, given_up_at: EARLIER },
    { body: { address: 3 } },
  ]);
  expect(left).toEqual([0, 2, 3]);
});

test('what has no address needs no last one; what waits stays however old it is', async () => {
  const other = { topic: 'webhook', body: {} };
  expect(await leftOf('other', [{ ...other, delivered_at: EARLIER }, other])).toEqual([1]);
});
