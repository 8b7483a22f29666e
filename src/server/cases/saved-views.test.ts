import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { loadYears } from '../calendar/load-years.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';

const PATH = '/api/v1/saved-views';
let app: TestApp;
let tree: Tree;
let officer = '';

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  officer = await app.signIn('officer', tree.shihe);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners), [2020]),
  );
});

const save = (name: string, filters: object, isDefault = false, token = officer) =>
  app.call(token, 'POST', PATH, { body: { name, filters, isDefault } });
const list = async (token = officer) => (await app.call(token, 'GET', PATH)).body.items;
const names = async () => (await list()).map(({ name }: { name: string }) => name);

describe('views of the queue', () => {
  test('are kept under a name, for their owner alone, with the filters completed', async () => {
    expect(await save('即将到期', { kind: 'use-filing', dueWithin: 3 }, true)).toMatchObject({ status: 201 });
    expect(await save('未分配', { assignee: 'unassigned' })).toMatchObject({ status: 201 });
    expect(await list()).toEqual([
      {
        id: expect.any(Number),
        name: '即将到期',
        filters: { view: 'to-act', awaits: 'authority', kind: 'use-filing', dueWithin: 3 },
        isDefault: true,
      },
      {
        id: expect.any(Number),
        name: '未分配',
        filters: { view: 'to-act', awaits: 'authority', assignee: 'unassigned' },
        isDefault: false,
      },
    ]);
    const another = await app.signIn('officer', tree.shihe);
    expect(await list(another)).toEqual([]);
    const [{ id }] = await list();
    const body = { name: '他人', filters: {} };
    expect(await app.call(another, 'PUT', `${PATH}/${id}`, { body })).toMatchObject({ status: 404 });
    expect(await app.call(another, 'DELETE', `${PATH}/${id}`)).toMatchObject({ status: 404 });
    expect(await app.call(another, 'GET', `${PATH}/${id}/cases`)).toMatchObject({ status: 404 });
  });

  test('refuse a filter that the queue does not know, all defects at once', async () => {
    const answer = await save('', { view: 'all', dueBefore: '2020-02-30', secret: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.defects.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'filters.dueBefore',
      'filters.secret',
      'filters.view',
      'name',
    ]);
    expect(await save('未分配', {})).toMatchObject({ status: 409 });
  });

  test('are changed, put in order and deleted; one at most is the default', async () => {
    await save('全部', { view: 'supervise' });
    const [first, second, third] = await list();
    const body = { name: '待分配', filters: { assignee: 'unassigned' }, isDefault: true };
    expect(await app.call(officer, 'PUT', `${PATH}/${second.id}`, { body })).toMatchObject({ status: 204 });
    expect((await list()).map(({ isDefault }: { isDefault: boolean }) => isDefault)).toEqual([
      false,
      true,
      false,
    ]);
    const order = (...ids: number[]) => app.call(officer, 'PUT', `${PATH}/order`, { body: { ids } });
    expect(await order(third.id, first.id, second.id)).toMatchObject({ status: 204 });
    expect(await names()).toEqual(['全部', '即将到期', '待分配']);
    expect(await order(third.id, first.id)).toMatchObject({ status: 409 });
    expect(await order(third.id, first.id, first.id)).toMatchObject({ status: 409 });
    expect(await app.call(officer, 'DELETE', `${PATH}/${third.id}`)).toMatchObject({ status: 204 });
    expect(await names()).toEqual(['即将到期', '待分配']);
  });

  test('leave an entry in the timeline of the account that says nothing of what is looked at', async () => {
    const { body: who } = await app.call(officer, 'GET', '/api/v1/sessions/current');
    const entries = await app.database.db
      .selectFrom('entries')
      .select(['action', 'body'])
      .where('stream_kind', '=', 'account')
      .where('stream_id', '=', who.accountId)
      .where('action', 'like', '%view%')
      .orderBy('seq')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      'save-view',
      'save-view',
      'save-view',
      'change-view',
      'order-views',
      'delete-view',
    ]);
    for (const { body } of entries) expect(body).toMatch(/^\{"views?":[\d,[\]]+\}$/);
  });
});

describe('the queue, asked by a view', () => {
  test('shows what its filters say, page by page', async () => {
    const desk = filingDesk(app);
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const ids: number[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await desk.submitted(clerk, tree.shiheSchool)).body.id);
    const [soon] = await list();
    const ask = async (query: string) =>
      (await app.call(officer, 'GET', `${PATH}/${soon.id}/cases${query}`)).body;
    expect((await ask('')).items).toEqual([]);

    // Submitted on Monday 2 March, due on Monday 16 March.
    app.now = new Date('2020-03-10T02:00:00Z');
    expect((await ask('')).items).toEqual([]);
    app.now = new Date('2020-03-11T02:00:00Z');
    const first = await ask('?limit=2');
    expect(first.items.map(({ id }: { id: number }) => id)).toEqual(ids.slice(0, 2));
    expect(first.items[0].clock).toMatchObject({ workingDaysLeft: 3, colour: 'amber' });
    const rest = await ask(`?limit=2&cursor=${first.next}`);
    expect(rest.items.map(({ id }: { id: number }) => id)).toEqual(ids.slice(2));
  });

  test('reaches as far as the calendar where that is not published', async () => {
    app.now = new Date('2020-12-31T02:00:00Z');
    const due = await app.call(officer, 'GET', '/api/v1/cases?dueWithin=1');
    expect(due.body.items).toHaveLength(3);
    expect(await app.call(officer, 'GET', '/api/v1/cases?dueWithin=251')).toMatchObject({ status: 400 });
    for (const day of ['2020-02-30', '0000-01-01', '9999-12-31'])
      expect(await app.call(officer, 'GET', `/api/v1/cases?dueBefore=${day}`)).toMatchObject({ status: 400 });
  });
});
