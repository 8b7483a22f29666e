import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOnDatabase, type TestApp } from '../../test/app-on-database.ts';
import { aTree } from '../../test/builders/organisations.ts';
import { aRegisterApp } from '../../test/builders/register.ts';
import { aDatabase } from '../../test/database.ts';
import { databaseLink } from '../../test/torture/database-link.ts';
import { legalDay } from '../policy/legal-day.ts';
import { listenTo, PUBLISHED } from './db/announcements.ts';
import { openDatabase, transaction } from './db/database.ts';
import { changeAppStatus } from './features/register/status-changes.ts';
import { featureListeners } from './features.ts';
import { occasionOfProgram } from './occasion.ts';
import { type Holding, PublishedMemory } from './published-memory.ts';

const NUMBER = '教APP备4100001号';
const LOST_AT = new Date('2026-06-01T04:00:00Z');

const database = await aDatabase();
const link = await databaseLink(database.url);
const linked = openDatabase(link.through(database.url), { max: 3, connectTimeoutMs: 1_000 });
let app: TestApp;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await aTree(database.db);
  const opened = await appOnDatabase({ ...database, db: linked.db }, LOST_AT);
  app = opened.testApp;
  const { published } = app.app.services;
  const begun = Promise.withResolvers<void>();
  const stop = listenTo(link.through(database.url), PUBLISHED, {
    begin: () => {
      published.isHeard();
      begun.resolve();
    },
    hear: () => published.hasChanged(),
    end: () => published.isUnheard(app.now),
  });
  ends.push(stop, opened.close, linked.close, link.close);
  await begun.promise;
});
afterAll(async () => {
  for (const end of ends) await end();
});

const show = (number = NUMBER) =>
  app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`);
const search = () => app.call(null, 'GET', '/api/v1/register/apps?limit=5');
const change = (action: 'suspend' | 'restore', appId: Awaited<ReturnType<typeof aRegisterApp>>) =>
  transaction(database.db, (tx) =>
    changeAppStatus(tx, occasionOfProgram('test', app.now, featureListeners), [
      { appId, action, effectiveOn: legalDay('2026-05-01'), reason: '整改', source: '公告' },
    ]),
  );

it('answers from what it read until the database announces a change, and while the database is away', async () => {
  const id = await aRegisterApp(database.db, { name: '作业', number: NUMBER });
  expect((await show()).body.name).toBe('作业');
  await database.db.updateTable('register_apps').set({ name: '未公布' }).where('id', '=', id).execute();
  expect((await show()).body.name).toBe('作业');

  await change('suspend', id);
  await expect.poll(async () => (await show()).body.status).toBe('suspended');

  expect((await search()).body.items).toMatchObject([{ id, status: 'suspended' }]);

  expect((await app.call(null, 'GET', `/apps?q=${encodeURIComponent('作业')}`)).status).toBe(200);

  link.cut();
  await expect
    .poll(async () => {
      const { status, body, headers } = await show();
      return { status, is: body.status, asOf: headers['x-published-as-of'] };
    })
    .toEqual({ status: 200, is: 'suspended', asOf: LOST_AT.toISOString() });
  expect(await search()).toMatchObject({
    body: { items: [{ id, status: 'suspended' }] },
    headers: { 'x-published-as-of': LOST_AT.toISOString() },
  });
  // The same results on a page that nobody has asked for yet.
  const page = await app.call(null, 'GET', `/apps?q=${encodeURIComponent('作业')}&status=`);
  expect(page.body).toContain('以下为 2026-06-01 12:00 时的内容');
  expect((await show('教APP备4199999号')).status).toBe(503);
  await change('restore', id);

  link.restore();
  await expect.poll(async () => (await show()).body.status).toBe('filed');
  expect((await show()).headers).not.toHaveProperty('x-published-as-of');
});

describe('what holds more than records', () => {
  const reading = () => {
    let count = 0;
    return async () => `${(count += 1)}`;
  };
  const held = async (memory: PublishedMemory, read: () => Promise<string>, holding: Holding<string>) =>
    (await memory.recall('page', read, holding)).value;

  it('is read once for all who ask in the same moments, heard or not', async () => {
    const [memory, read] = [new PublishedMemory(), reading()];
    const asked = [1, 2, 3].map(() => held(memory, read, { forMs: 60_000 }));
    expect(await Promise.all(asked)).toEqual(['1', '1', '1']);
    expect(await held(memory, read, { forMs: 60_000 })).toBe('1');
    expect(await held(memory, read, { forMs: 0 })).toBe('2');
  });

  it('is read again after a change and after a write, but for figures that say of when they are', async () => {
    const [memory, read] = [new PublishedMemory(), reading()];
    await held(memory, read, { forMs: 60_000 });
    memory.hasChanged();
    expect(await held(memory, read, { forMs: 60_000, evenAfterChanges: true })).toBe('1');
    expect(await held(memory, read, { forMs: 60_000 })).toBe('2');
    memory.hasWritten();
    expect(await held(memory, read, { forMs: 60_000 })).toBe('3');
  });

  it('that is not worth keeping, or failed, is read again', async () => {
    const [memory, read] = [new PublishedMemory(), reading()];
    const isWorthKeeping = (value: string) => value !== '1';
    await held(memory, read, { forMs: 60_000, isWorthKeeping });
    expect(await held(memory, read, { forMs: 60_000, isWorthKeeping })).toBe('2');
    memory.hasChanged();
    const fails = () => Promise.reject(new Error('no outage'));
    await expect(held(memory, fails, { forMs: 60_000 })).rejects.toThrow('no outage');
    expect(await held(memory, read, { forMs: 60_000 })).toBe('3');
  });

  it('gives way to what was asked for later', async () => {
    const [memory, read] = [new PublishedMemory(), reading()];
    await held(memory, read, { forMs: 60_000 });
    for (let page = 0; page < 400; page += 1)
      await memory.recall(`page ${page}`, async () => '', { forMs: 60_000, places: 24 });
    expect(await held(memory, read, { forMs: 60_000 })).toBe('2');
  });
});
