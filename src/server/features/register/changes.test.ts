import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { record } from '../../audit/timeline.ts';
import { type Tx, transaction } from '../../db/database.ts';
import { featureListeners } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { listChanges } from './changes.ts';
import { changeAppStatus } from './status-changes.ts';

const ANYBODY = null;
let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

const occasion = () => occasionOfProgram('test', app.now, featureListeners);
const changes = (query: string, headers = {}) =>
  app.call(ANYBODY, 'GET', `/api/v1/register/changes?${query}`, { headers });
const lastPosition = async (): Promise<number> => (await listAll(0)).at(-1)?.position ?? 0;

async function listAll(from: number) {
  const all: Awaited<ReturnType<typeof listChanges>>['items'] = [];
  for (let after = from, more = true; more; ) {
    const page = await listChanges(app.database.db, { after, limit: 3 });
    all.push(...page.items);
    ({ next: after, more } = page);
  }
  return all;
}

describe('the feed', () => {
  test('tells what became of a record, page by page, and nothing twice', async () => {
    const after = await lastPosition();
    const appId = await aRegisterApp(app.database.db, { number: '教APP备1100001号' });
    for (const action of ['suspend', 'restore', 'revoke', 'reinstate', 'withdraw'] as const) {
      const change = { appId, action, effectiveOn: legalDay('2020-03-01'), reason: '示例', source: '公告' };
      await transaction(app.database.db, (tx) => changeAppStatus(tx, occasion(), [change]));
    }
    const first = await changes(`after=${after}&limit=2`);
    expect(first.body).toMatchObject({
      items: [
        { change: 'suspended', status: 'suspended', changedAt: '2020-03-02T02:00:00.000Z' },
        { change: 'restored', status: 'filed', app: { number: '教APP备1100001号', status: 'withdrawn' } },
      ],
      more: true,
    });
    const second = await changes(`after=${first.body.next}`);
    expect(second.body.items.map(({ change }: { change: string }) => change)).toEqual([
      'revoked',
      'reinstated',
      'withdrawn',
    ]);
    expect(second.body.more).toBe(false);
    expect((await changes(`after=${second.body.next}`)).body).toEqual({
      items: [],
      next: second.body.next,
      more: false,
    });
  });

  test('and every list have an ETag that the next change ends', async () => {
    const appId = await aRegisterApp(app.database.db);
    for (const url of ['changes', 'apps', 'open-data/apps.csv', 'open-data/apps.jsonl']) {
      const get = (headers = {}) => app.app.inject({ url: `/api/v1/register/${url}`, headers });
      const held = { 'if-none-match': String((await get()).headers['etag']) };
      expect(await get(held), url).toMatchObject({ statusCode: 304, body: '' });
      await update([appId]);
      expect((await get(held)).statusCode, url).toBe(200);
    }
  });

  test('what was rolled back is not in it', async () => {
    const appId = await aRegisterApp(app.database.db);
    const before = await lastPosition();
    const failing = transaction(app.database.db, async (tx) => {
      await write(tx, [appId]);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await listAll(before)).toEqual([]);
  });

  test.each(['after=-1', 'after=x', 'limit=1001', 'after=9999999999999999999'])(
    'refuses %s',
    async (query) => {
      expect((await changes(query)).status).toBe(400);
    },
  );
});

function write(tx: Tx, ids: readonly RegisterAppId[]): Promise<void> {
  const happenings = ids.map((streamId) => ({ streamId, action: 'update', body: {} }));
  return record(tx, occasion(), 'register-app', happenings);
}

function update(ids: readonly RegisterAppId[]): Promise<void> {
  return transaction(app.database.db, (tx) => write(tx, ids));
}

interface Opened {
  readonly write: (ids: readonly RegisterAppId[]) => Promise<void>;
  readonly end: (how: 'commit' | 'rollback') => Promise<void>;
}

/** A transaction that the test drives step by step. */
async function opened(): Promise<Opened> {
  const controlled = await app.database.db.startTransaction().execute();
  return {
    write: (ids) => write(controlled, ids),
    end: async (how) => {
      await controlled[how]().execute();
    },
  };
}

type Step = readonly [transaction: number, step: 'write' | 'commit' | 'rollback' | 'poll'];

test('a reader sees each change once, however transactions overlap', async () => {
  const TRANSACTIONS = 4;
  const ids: RegisterAppId[] = [];
  for (let n = 0; n < TRANSACTIONS; n += 1) ids.push(await aRegisterApp(app.database.db));
  const step = fc.tuple(
    fc.nat(TRANSACTIONS - 1),
    fc.constantFrom('write', 'write', 'commit', 'rollback', 'poll'),
  ) as fc.Arbitrary<Step>;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const reader = aReader(await lastPosition());
      const open = new Map<number, { tx: Opened; written: number }>();
      let committed = 0;
      for (const [which, what] of [...steps, ...ids.map((_, index): Step => [index, 'commit'])]) {
        const held = open.get(which) ?? { tx: await opened(), written: 0 };
        open.set(which, held);
        if (what === 'poll') await reader.poll();
        else if (what === 'write') {
          await held.tx.write([ids[which] as RegisterAppId]);
          held.written += 1;
        } else {
          await held.tx.end(what);
          open.delete(which);
          committed += what === 'commit' ? held.written : 0;
        }
      }
      await reader.poll();
      expect(reader.seen()).toHaveLength(committed);
      expect(new Set(reader.seen()).size).toBe(committed);
    }),
    { numRuns: 25 },
  );
});

test('nor when they are committed at the same time', async () => {
  const ids: RegisterAppId[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(await aRegisterApp(app.database.db));
  const reader = aReader(await lastPosition());
  const over = new AbortController();
  const polling = (async () => {
    while (!over.signal.aborted) await reader.poll();
  })();
  const rounds = Array.from({ length: 15 }, (_, round) => round);
  await Promise.all(
    ids.map(async (id) => rounds.reduce((before) => before.then(() => update([id])), Promise.resolve())),
  );
  over.abort();
  await polling;
  await reader.poll();
  expect(reader.seen()).toHaveLength(ids.length * rounds.length);
  expect(reader.seen()).toEqual([...new Set(reader.seen())].toSorted((a, b) => a - b));
});

/** Polls from the position that the answer before gave it. */
function aReader(start: number) {
  const positions: number[] = [];
  let after = start;
  return {
    poll: async (): Promise<void> => {
      const { items, next } = await listChanges(app.database.db, { after, limit: 1_000 });
      positions.push(...items.map(({ position }) => position));
      after = next;
    },
    seen: () => positions,
  };
}
