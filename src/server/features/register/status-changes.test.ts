import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp, aRegisterUse } from '../../../../test/builders/register.ts';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { transaction } from '../../db/database.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { enterSetting } from '../../settings/enter-setting.ts';
import { endUses, publishUses } from './uses.ts';

const ANYBODY = null;
let app: TestApp;
let tree: Tree;
let officer: string;
let id: RegisterAppId;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  officer = await app.signIn('officer', tree.henan);
});

beforeEach(async () => {
  app.now = new Date('2021-12-10T02:00:00Z');
  id = await aRegisterApp(app.database.db, { name: '示例作业' });
});

const SUSPENSION = {
  action: 'suspend',
  effectiveOn: '2021-12-08',
  reason: '学科类培训应用暂时下线',
  source: '某省公告〔2021〕8号',
  version: 1,
};

const change = (changes: object = {}, token: string | null = officer, appId: number = id) =>
  app.call(token, 'POST', `/api/v1/register/apps/${appId}/status-changes`, {
    body: { ...SUSPENSION, ...changes },
  });
const show = async () => (await app.call(ANYBODY, 'GET', `/api/v1/register/apps/${id}`)).body;
const usesOf = async (unit: OrganisationId) =>
  (await app.call(ANYBODY, 'GET', `/api/v1/register/organisations/${unit}/uses`)).body.items.filter(
    (use: { app: { id: number } }) => use.app.id === id,
  );
const inboxOf = (unit: OrganisationId) =>
  app.database.db
    .selectFrom('inbox')
    .select(['title', 'text', 'case_id'])
    .where('organisation_id', '=', unit)
    .where('title', 'like', '%提供者备案%')
    .orderBy('id')
    .execute();
const timeline = (kind: string, stream: number) =>
  app.database.db
    .selectFrom('entries')
    .select(['action', 'from_state', 'to_state', 'effective_at', 'body'])
    .where('stream_kind', '=', kind)
    .where('stream_id', '=', stream)
    .orderBy('seq')
    .execute();

describe('a suspension, from the announcement to its end', () => {
  test('flags the uses, tells each unit why and by when, and ends with everything as before', async () => {
    const { db } = app.database;
    await transaction(db, (tx) =>
      enterSetting(tx, occasionOfProgram('test', app.now, new Map()), {
        key: 'use-filing.replacement-days',
        organisationId: tree.gushi,
        effectiveFrom: legalDay('2021-01-01'),
        value: 20,
      }),
    );
    const use = await aRegisterUse(db, tree.shiheSchool, id);
    await aRegisterUse(db, tree.gushiSchool, id);
    const other = await aRegisterApp(db);
    await aRegisterUse(db, tree.shiheSchool, other);

    const suspended = await change();
    expect(suspended).toMatchObject({
      status: 201,
      body: { usesFlagged: 2, app: { status: 'suspended', statusSince: '2021-12-08', version: 2 } },
    });
    // Thirty days unless the authority has set another number; counted from the day on which the unit is told.
    expect(await usesOf(tree.shiheSchool)).toMatchObject([{ status: 'flagged', stopBy: '2022-01-09' }]);
    expect(await usesOf(tree.gushiSchool)).toMatchObject([{ status: 'flagged', stopBy: '2021-12-30' }]);
    const [message, ...more] = await inboxOf(tree.shiheSchool);
    expect(more).toEqual([]);
    expect(message?.title).toBe('“示例作业”的提供者备案已暂停，请在 2022-01-09 前停用或更换');
    for (const part of [
      '自 2021-12-08 起已暂停',
      '理由：学科类培训应用暂时下线（来源：某省公告〔2021〕8号）',
      '《备案管理办法》第八条、《备案管理办法》第二十四条',
      '教办科技〔2020〕180号二',
      '请在 2022-01-09（含当日）前停用或更换',
    ]) {
      expect(message?.text).toContain(part);
    }
    expect(message?.case_id).not.toBeNull();

    app.now = new Date('2021-12-20T02:00:00Z');
    const restored = await change({
      action: 'restore',
      effectiveOn: '2021-12-20',
      reason: '已取得许可',
      version: 2,
    });
    expect(restored).toMatchObject({ status: 201, body: { usesUnflagged: 2, app: { status: 'filed' } } });
    expect(await usesOf(tree.shiheSchool)).toMatchObject([{ status: 'in-use', stopBy: null }]);
    expect((await inboxOf(tree.shiheSchool)).at(-1)?.title).toBe('“示例作业”的提供者备案已恢复');
    expect(await timeline('register-use', use)).toMatchObject([
      { action: 'publish', to_state: 'in-use' },
      {
        action: 'flag',
        from_state: 'in-use',
        to_state: 'flagged',
        body: expect.stringContaining('2022-01-09'),
      },
      { action: 'unflag', from_state: 'flagged', to_state: 'in-use' },
    ]);
    expect((await show()).history).toMatchObject([
      { status: 'filed', since: '2021-12-20', reason: '已取得许可' },
      { status: 'suspended', since: '2021-12-08', source: '某省公告〔2021〕8号' },
    ]);
  });

  test('that ends in revocation tells the units again and leaves them their day', async () => {
    await aRegisterUse(app.database.db, tree.pingqiaoSchool, id);
    await change();
    app.now = new Date('2021-12-20T02:00:00Z');
    const revoked = await change({
      action: 'revoke',
      effectiveOn: '2021-12-20',
      reason: '逾期未整改',
      version: 2,
    });
    expect(revoked).toMatchObject({ status: 201, body: { usesFlagged: 0, app: { status: 'revoked' } } });
    expect(await usesOf(tree.pingqiaoSchool)).toMatchObject([{ status: 'flagged', stopBy: '2022-01-09' }]);
    const titles = (await inboxOf(tree.pingqiaoSchool)).map(({ title }) => title);
    expect(titles.at(-1)).toBe('“示例作业”的提供者备案已撤销，请在 2022-01-09 前停用或更换');
  });

  test('leaves alone what was stopped, before and after', async () => {
    const { db } = app.database;
    const use = await aRegisterUse(db, tree.zhongyuanSchool, id);
    const { case_id: caseId } = await db
      .selectFrom('register_uses')
      .select('case_id')
      .where('id', '=', use)
      .executeTakeFirstOrThrow();
    await change();
    await transaction(db, (tx) =>
      endUses(tx, occasionOfProgram('test', app.now, new Map()), [{ id: use, caseId, action: 'stop' }]),
    );
    expect((await change({ action: 'restore', version: 2 })).body).toMatchObject({ usesUnflagged: 0 });
    expect(await usesOf(tree.zhongyuanSchool)).toEqual([]);
  });

  test('does not miss a use that is published afterwards', async () => {
    await change();
    await aRegisterUse(app.database.db, tree.xinyangSchool, id);
    expect(await usesOf(tree.xinyangSchool)).toMatchObject([{ status: 'flagged', stopBy: '2020-03-11' }]);
  });

  test('waits for uses that are being published', async () => {
    const { db } = app.database;
    const use = await aRegisterUse(db, tree.vocational, id);
    const row = await db
      .selectFrom('register_uses')
      .selectAll()
      .where('id', '=', use)
      .executeTakeFirstOrThrow();
    let suspension: Promise<unknown> = Promise.resolve();
    await transaction(db, async (tx) => {
      const occasion = occasionOfProgram('test', app.now, new Map());
      const published = { organisationId: tree.university, appId: id, caseId: row.case_id, particulars: {} };
      await publishUses(tx, occasion, [{ ...published, nature: 'recommended' }]);
      suspension = change();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await suspension).toMatchObject({ body: { usesFlagged: 2 } });
    expect(await usesOf(tree.university)).toMatchObject([{ status: 'flagged' }]);
  });
});

describe('what is refused', () => {
  test.each([
    ['a day to come', { effectiveOn: '2021-12-11' }, ['effectiveOn']],
    ['a day before the last change', { effectiveOn: '2019-12-19' }, ['effectiveOn']],
    ['restoring what is not suspended', { action: 'restore' }, ['action']],
    ['both at once', { action: 'reinstate', effectiveOn: '2021-12-11' }, ['action', 'effectiveOn']],
  ])('%s', async (_what, changes, fields) => {
    const { status, body } = await change(changes);
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(body.defects[0]).toMatchObject({ ref: 'PF-14', rule: expect.stringContaining('register/') });
    expect(await show()).toMatchObject({ status: 'filed', version: 1 });
  });

  test.each([
    ['without a reason', { reason: ' ' }],
    ['without a source', { source: '' }],
    ['an action that is none', { action: 'delete' }],
    ['a field too many', { status: 'revoked' }],
    ['a day that does not exist', { effectiveOn: '2021-02-30' }],
  ])('%s', async (_what, changes) => {
    expect((await change(changes)).status).toBe(400);
  });

  test('a version that is no longer the last is told who changed what and when', async () => {
    await change();
    const { status, body } = await change();
    expect(status).toBe(409);
    expect(body.defects[0].message).toMatch(
      /由 account:\d+@organisation:\d+ 于 2021-12-10 10:00 变更（暂停备案）/,
    );
  });

  test('a record that does not exist', async () => {
    expect((await change({}, officer, 999_999)).status).toBe(404);
  });

  test('nobody, a school, a city; another province’s officer keeps the same register', async () => {
    expect((await change({}, null)).status).toBe(401);
    for (const [role, place] of [
      ['clerk', tree.shiheSchool],
      ['officer', tree.xinyang],
      ['audit-administrator', tree.henan],
    ] as const) {
      expect((await change({}, await app.signIn(role, place))).status).toBe(403);
    }
    expect((await change({}, await app.signIn('officer', tree.ministry))).status).toBe(201);
  });
});

test('what was revoked by mistake is reinstated with its reason', async () => {
  await aRegisterUse(app.database.db, tree.shiheKindergarten, id);
  await change({ action: 'revoke' });
  const answer = await change({ action: 'reinstate', reason: '登记时误选，决定针对另一应用', version: 2 });
  expect(answer).toMatchObject({ status: 201, body: { usesUnflagged: 1, app: { status: 'filed' } } });
});

test('3,000 uses are flagged in one go', async () => {
  const { db } = app.database;
  await aRegisterUse(db, tree.shiheMiddleSchool, id);
  const units = await db
    .insertInto('organisations')
    .values(Array.from({ length: 3_000 }, () => ({ created_at: app.now })))
    .returning('id')
    .execute();
  const row = await db
    .selectFrom('register_uses')
    .selectAll()
    .where('app_id', '=', id)
    .executeTakeFirstOrThrow();
  const occasion = occasionOfProgram('test', app.now, new Map());
  await transaction(db, (tx) =>
    publishUses(
      tx,
      occasion,
      units.map((unit) => ({
        organisationId: unit.id,
        appId: id,
        caseId: row.case_id,
        nature: 'recommended',
        particulars: {},
      })),
    ),
  );
  expect((await change()).body).toMatchObject({ usesFlagged: 3_001 });
});
