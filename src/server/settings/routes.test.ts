import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { scenes } from '../../policy/settings/default-option-lists.ts';
import { type SettingKey, settings } from '../../policy/settings/settings.ts';
import { loadYears } from '../calendar/load-years.ts';
import { listeners } from '../cases/listeners.ts';
import { transaction } from '../db/database.ts';
import { occasionOfProgram } from '../occasion.ts';

const DAYS = 'use-filing.confirmation-working-days';
const TODAY = '2020-03-02';
let app: TestApp;
let tree: Tree;
/** System administrators. */
let henan = '';
let shihe = '';

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  henan = await app.signIn('system-administrator', tree.henan);
  shihe = await app.signIn('system-administrator', tree.shihe);
  const occasion = occasionOfProgram('test', app.now, listeners([]));
  await transaction(app.database.db, (tx) => loadYears(tx, occasion, [2020]));
});

interface Entry {
  readonly key?: SettingKey;
  readonly from?: string;
  readonly value: unknown;
  readonly reason?: string;
}

const enter = (token: string, at: OrganisationId, { key = DAYS, from = TODAY, ...entry }: Entry) =>
  app.call(token, 'POST', `/api/v1/organisations/${at}/settings`, { body: { key, from, ...entry } });
const inForce = async (token: string, at: OrganisationId, key: SettingKey, query = '') => {
  const { body } = await app.call(token, 'GET', `/api/v1/organisations/${at}/settings${query}`);
  return body.items.find((item: { key: string }) => item.key === key);
};
const history = (token: string, at: OrganisationId, query = '') =>
  app.call(token, 'GET', `/api/v1/organisations/${at}/settings/history${query}`);

describe('the list of settings', () => {
  test('says of each what it is called, how its value looks, what holds by itself, why and who may set it', async () => {
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const { body } = await app.call(clerk, 'GET', '/api/v1/settings');
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(Object.keys(settings));
    expect(body.items.find(({ key }: { key: string }) => key === 'provider-filing.ban-months')).toEqual({
      key: 'provider-filing.ban-months',
      title: '撤销备案后不受理该单位备案申请的期限（月）',
      source: '备案办法第二十四条',
      standard: 6,
      levels: ['ministry', 'province'],
      schema: expect.objectContaining({ type: 'integer', minimum: 1, maximum: 120 }),
    });
  });
});

describe('what holds for an organisation', () => {
  test('is shown for a day, with who set it and when', async () => {
    expect(await enter(henan, tree.henan, { value: 8, from: '2020-04-01' })).toMatchObject({ status: 204 });
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const before = await inForce(clerk, tree.shiheSchool, DAYS, '?day=2020-03-31');
    expect(before).toMatchObject({ value: 10, setBy: null });
    const after = await inForce(clerk, tree.shiheSchool, DAYS, '?day=2020-04-01');
    expect(after).toEqual({
      key: DAYS,
      title: '使用者备案的确认时限（工作日）',
      value: 8,
      setBy: {
        authority: { id: tree.henan, name: '河南省教育厅（示例）' },
        from: '2020-04-01',
        recordedAt: app.now.toISOString(),
        actor: expect.stringMatching(/^account:\d+@organisation:\d+$/),
        reason: null,
      },
    });
  });

  test('as known at an earlier moment leaves out what was entered since', async () => {
    const earlier = new Date(app.now.getTime() - 1000).toISOString();
    const then = await inForce(henan, tree.shiheSchool, DAYS, `?day=2020-05-01&knownAt=${earlier}`);
    expect(then).toMatchObject({ value: 10, setBy: null });
  });

  test('the history of an authority keeps everything that it has entered, the latest first', async () => {
    await enter(shihe, tree.shihe, { value: 6, from: '2020-05-01' });
    await enter(shihe, tree.shihe, { value: 7, from: '2020-05-01' });
    const { body } = await history(shihe, tree.shihe);
    expect(body.items.map(({ value, from }: { value: unknown; from: string }) => [value, from])).toEqual([
      [7, '2020-05-01'],
      [6, '2020-05-01'],
    ]);
    const [{ id }] = body.items;
    expect((await history(shihe, tree.shihe, `?before=${id}`)).body.items).toHaveLength(1);
    expect((await history(shihe, tree.shihe, '?key=options.scenes')).body).toEqual({
      items: [],
      before: null,
    });
  });
});

describe('entering a value', () => {
  test('names every defect at once, in Chinese, and leaves nothing', async () => {
    const key = 'options.scenes';
    const wrong = [{ code: 'A B', label: '' }, { code: 'a' }];
    const answer = await enter(henan, tree.henan, { key, from: '2020-03-01', value: wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'reason',
      'value.0.code',
      'value.0.label',
      'value.1.label',
    ]);
    for (const { message } of answer.body.defects) expect(message).toMatch(/\p{Script=Han}/u);
    expect((await history(henan, tree.henan, `?key=${key}`)).body.items).toEqual([]);
  });

  test('from a day that is over takes a reason; before the first instrument there is nothing to set', async () => {
    const value = 9;
    expect(await enter(henan, tree.xinyang, { value, from: '2020-03-01' })).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'reason' }] },
    });
    expect(await enter(henan, tree.xinyang, { value, from: '2020-03-01', reason: ' ' })).toMatchObject({
      status: 400,
    });
    expect(await enter(henan, tree.xinyang, { value, from: '2019-08-09', reason: '示例' })).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'from' }] },
    });
    expect(
      await enter(henan, tree.xinyang, { value, from: '2020-03-01', reason: '按 3 月 1 日的通知执行' }),
    ).toMatchObject({ status: 204 });
    const [entry] = (await history(henan, tree.xinyang)).body.items;
    expect(entry).toMatchObject({ value, from: '2020-03-01', reason: '按 3 月 1 日的通知执行' });
  });

  test('is not for a school, nor for those below whoever decides', async () => {
    expect(await enter(shihe, tree.shiheSchool, { value: 5 })).toMatchObject({ status: 403 });
    const ban = { key: 'provider-filing.ban-months', value: 24 } as const;
    expect(await enter(shihe, tree.shihe, ban)).toMatchObject({ status: 403 });
    expect(await enter(henan, tree.henan, ban)).toMatchObject({ status: 204 });
    expect(await inForce(henan, tree.gushi, 'provider-filing.ban-months')).toMatchObject({ value: 24 });
  });

  test('beside one’s own area finds nothing', async () => {
    expect(await enter(shihe, tree.pingqiao, { value: 5 })).toMatchObject({ status: 404 });
    expect((await history(shihe, tree.pingqiao)).status).toBe(404);
  });
});

describe('a list of options', () => {
  test('keeps what could be chosen: it is retired, never left out', async () => {
    const key = 'options.scenes';
    const [first, ...others] = scenes;
    const left = await enter(henan, tree.henan, { key, from: '2021-01-01', value: others });
    expect(left).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'value', message: expect.stringContaining('“课堂教学”') }] },
    });
    const value = [{ ...first, retired: true }, ...others];
    expect(await enter(henan, tree.henan, { key, from: '2021-01-01', value })).toMatchObject({ status: 204 });
  });
});

describe('a past case', () => {
  test('keeps the clock that its day’s setting gave it, though the setting is put right for that day later', async () => {
    const desk = filingDesk(app);
    const clerk = await app.signIn('clerk', tree.pingqiaoSchool);
    const officer = await app.signIn('officer', tree.pingqiao);
    const dueDays = async () => {
      const { body } = await app.call(officer, 'GET', '/api/v1/cases');
      return body.items.map(({ clock }: { clock: { dueOn: string } }) => clock.dueOn);
    };
    await enter(henan, tree.pingqiao, { value: 10 });
    await desk.submitted(clerk, tree.pingqiaoSchool);
    expect(await dueDays()).toEqual(['2020-03-16']);

    app.now = new Date('2020-03-04T02:00:00Z');
    const entry = { value: 3, from: TODAY, reason: '通知规定 3 个工作日' };
    expect(await enter(henan, tree.pingqiao, entry)).toMatchObject({ status: 204 });
    const change = { working: false, note: '临时放假' };
    expect(await app.call(henan, 'PUT', '/api/v1/calendar/days/2020-03-05', { body: change })).toMatchObject({
      status: 200,
      body: { clocksChanged: 1 },
    });
    await desk.submitted(clerk, tree.pingqiaoSchool);
    expect(await dueDays()).toEqual(['2020-03-10', '2020-03-17']);
  });

  test('stays readable and can be confirmed with an option that was retired since, from its very day', async () => {
    const desk = filingDesk(app);
    const clerk = await app.signIn('clerk', tree.gushiSchool);
    const officer = await app.signIn('officer', tree.gushi);
    const { body: receipt } = await desk.submitted(clerk, tree.gushiSchool, { scenes: ['homework'] });
    const value = scenes.map((scene) => (scene.code === 'homework' ? { ...scene, retired: true } : scene));
    const entry = { key: 'options.scenes', from: '2020-03-04', value } as const;
    expect(await enter(henan, tree.henan, entry)).toMatchObject({ status: 204 });

    const late = await desk.submitted(clerk, tree.gushiSchool, { scenes: ['homework'] });
    expect(late).toMatchObject({ status: 422, body: { defects: [{ field: 'scenes' }] } });
    expect(await desk.confirm(officer, receipt)).toMatchObject({ status: 201 });
    const { body: filing } = await app.call(clerk, 'GET', `/api/v1/use-filings/${receipt.id}`);
    expect(filing.form.scenes).toEqual(['homework']);
    const list = await inForce(clerk, tree.gushiSchool, 'options.scenes');
    expect(list.value).toContainEqual({ code: 'homework', label: '作业与练习', retired: true });
  });
});
