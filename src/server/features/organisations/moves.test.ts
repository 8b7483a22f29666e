import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import { defineStates } from '../../../policy/states.ts';
import { listeners } from '../../cases/listeners.ts';
import { openCases } from '../../cases/open-cases.ts';
import { transaction } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { getStanding } from './standing.ts';

let app: TestApp;
let tree: Tree;
let city: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  city = await app.signIn('system-administrator', tree.xinyang);
});

const table = defineStates({
  kind: 'use-filing',
  title: '使用者备案',
  initial: 'draft',
  states: { draft: { title: '草稿', awaits: 'owner' } },
  transitions: [],
});

/** A case of the organisation as it stands; a closed one awaits nobody. `meanwhile` happens before it is committed. */
async function aCase(ownerId: OrganisationId, closed = false, meanwhile = async () => {}): Promise<CaseId> {
  const { parentId, place } = await getStanding(app.database.db, ownerId);
  const occasion = occasionOfProgram('test', app.now, listeners([]));
  return transaction(app.database.db, async (tx) => {
    const [id] = await openCases(tx, occasion, table, [
      { title: '示例应用', ownerId, authorityId: parentId as OrganisationId, ownerPlace: place, body: {} },
    ]);
    if (closed)
      await tx
        .updateTable('cases')
        .set({ state: 'confirmed', awaits: 'nobody' })
        .where('id', '=', id as CaseId)
        .execute();
    await meanwhile();
    return id as CaseId;
  });
}

const caseRow = (id: CaseId) =>
  app.database.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const move = (token: string, id: OrganisationId, body: object) =>
  app.call(token, 'POST', `/api/v1/organisations/${id}/moves`, { body });

describe('a school that moves to another county', () => {
  let school: OrganisationId;
  let open: CaseId;
  let closed: CaseId;

  beforeAll(async () => {
    school = await anOrganisation(app.database.db, tree.shihe, { name: '搬家的示例小学' });
    [open, closed] = [await aCase(school), await aCase(school, true)];
    const { status } = await move(city, school, { parentId: tree.pingqiao, effectiveOn: '2020-02-10' });
    expect(status).toBe(201);
  });

  test('stands there, and stood elsewhere before', async () => {
    const { parentId, place } = await getStanding(app.database.db, school);
    expect({ parentId, place }).toEqual({
      parentId: tree.pingqiao,
      place: { provinceId: tree.henan, regionId: tree.xinyang, countyId: tree.pingqiao },
    });
    const { body } = await app.call(city, 'GET', `/api/v1/organisations/${school}/history`);
    expect(
      body.periods.filter(({ recordedTo }: { recordedTo: unknown }) => recordedTo === null),
    ).toMatchObject([
      { parent: { id: tree.shihe }, effectiveTo: '2020-02-09T16:00:00.000Z' },
      { parent: { id: tree.pingqiao }, effectiveFrom: '2020-02-09T16:00:00.000Z', effectiveTo: null },
    ]);
  });

  test('takes its open case along; what is closed stays with who decided it', async () => {
    const [was, stays] = [await caseRow(open), await caseRow(closed)];
    expect(was).toMatchObject({ authority_id: tree.pingqiao, county_id: tree.pingqiao, version: 2 });
    expect(stays).toMatchObject({ authority_id: tree.shihe, county_id: tree.pingqiao, version: 1 });
  });

  test('both authorities and the school are told, and each timeline says it', async () => {
    const { db } = app.database;
    const told = await db.selectFrom('inbox').select(['organisation_id', 'text']).execute();
    expect(told.map(({ organisation_id }) => organisation_id)).toEqual([tree.shihe, tree.pingqiao, school]);
    expect(told[1]?.text).toContain('1 件未办结的办件已一并移交');
    const entries = await db
      .selectFrom('entries')
      .select(['stream_kind', 'stream_id', 'action'])
      .where('action', 'in', ['reassign', 'move', 'lose-child', 'gain-child'])
      .orderBy('position')
      .execute();
    expect(entries).toEqual([
      { stream_kind: 'organisation', stream_id: school, action: 'move' },
      { stream_kind: 'organisation', stream_id: tree.shihe, action: 'lose-child' },
      { stream_kind: 'organisation', stream_id: tree.pingqiao, action: 'gain-child' },
      { stream_kind: 'case', stream_id: open, action: 'reassign' },
    ]);
  });

  test('the former county still sees what it decided, and no more of the school', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    const cases = await app.call(officer, 'GET', '/api/v1/cases?view=supervise&awaits=nobody');
    const school404 = await app.call(officer, 'GET', `/api/v1/organisations/${school}`);
    expect(cases.body.items).toMatchObject([{ id: closed }]);
    expect(school404.status).toBe(404);
  });
});

describe('a county that is put directly below the province', () => {
  test('takes everything below it along', async () => {
    const province = await app.signIn('system-administrator', tree.henan);
    const county = await anOrganisation(app.database.db, tree.xinyang, {
      kind: 'authority',
      level: 'county',
      stages: [],
      name: '示例县教育局',
    });
    const school = await anOrganisation(app.database.db, county);
    const open = await aCase(school);
    expect((await move(province, county, { parentId: tree.henan })).status).toBe(201);
    const { place } = await getStanding(app.database.db, school);
    expect(place).toEqual({ provinceId: tree.henan, regionId: county, countyId: null });
    expect(await caseRow(open)).toMatchObject({
      authority_id: county,
      region_id: county,
      county_id: null,
      version: 1,
    });
  });
});

describe('a move is refused', () => {
  test.each([
    [
      'a city below a county',
      () => [tree.xinyang, tree.shihe],
      'organisations/an-authority-answers-to-a-higher-one',
    ],
    [
      'a county below another county',
      () => [tree.shihe, tree.pingqiao],
      'organisations/an-authority-answers-to-a-higher-one',
    ],
    [
      'a school below a school',
      () => [tree.shiheSchool, tree.pingqiaoSchool],
      'organisations/a-school-or-unit-belongs-to-an-authority',
    ],
    [
      'a province below itself',
      () => [tree.henan, tree.henan],
      'organisations/an-authority-answers-to-a-higher-one',
    ],
  ])('%s', async (_name, pair, rule) => {
    const [id, parentId] = pair() as [OrganisationId, OrganisationId];
    const ministry = await app.signIn('system-administrator', tree.ministry);
    const { status, body } = await move(ministry, id, { parentId });
    expect({ status, rule: body.rule }).toEqual({ status: 422, rule });
  });

  test('from a day that has not come', async () => {
    const { body } = await move(city, tree.shiheSchool, {
      parentId: tree.pingqiao,
      effectiveOn: '2020-03-03',
    });
    expect(body.title).toBe('生效日期 2020-03-03 晚于今天（2020-03-02）。');
  });

  test('from before the school was there', async () => {
    const { status } = await move(city, tree.shiheSchool, {
      parentId: tree.pingqiao,
      effectiveOn: '2018-12-31',
    });
    expect(status).toBe(422);
  });

  test('when the new parent is elsewhere, or the organisation is', async () => {
    const outside = await move(city, tree.shiheSchool, { parentId: tree.zhongyuan });
    const county = await app.signIn('system-administrator', tree.shihe);
    const sideways = await move(county, tree.shiheSchool, { parentId: tree.pingqiao });
    expect([outside.status, sideways.status]).toEqual([404, 404]);
  });
});

test('of two moves at once both hold, one after the other, and the tree stays whole', async () => {
  const school = await anOrganisation(app.database.db, tree.shihe);
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      move(city, school, { parentId: index % 2 === 0 ? tree.pingqiao : tree.shihe }),
    ),
  );
  expect(answers.every(({ status }) => [201, 400].includes(status))).toBe(true);
  const lines = await app.database.db
    .selectFrom('organisation_closure')
    .select('ancestor_id')
    .where('descendant_id', '=', school)
    .where('depth', '=', 1)
    .where('valid_to', '=', FOREVER_SQL)
    .execute();
  const { parentId } = await getStanding(app.database.db, school);
  expect(lines).toEqual([{ ancestor_id: parentId }]);
});

test('of two who saw the same version, one wins and the other is told', async () => {
  const school = await anOrganisation(app.database.db, tree.shihe);
  const { body } = await app.call(city, 'GET', `/api/v1/organisations/${school}`);
  const answers = await Promise.all([
    move(city, school, { parentId: tree.pingqiao, version: body.version }),
    move(city, school, { parentId: tree.xinyang, version: body.version }),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

test('a case that is being opened while its school moves goes along', async () => {
  const school = await anOrganisation(app.database.db, tree.shihe);
  let moving: ReturnType<typeof move> | undefined;
  const opened = await aCase(school, false, async () => {
    moving = move(city, school, { parentId: tree.pingqiao });
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect((await moving)?.status).toBe(201);
  expect(await caseRow(opened)).toMatchObject({ authority_id: tree.pingqiao, county_id: tree.pingqiao });
});
