import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { loadYears } from '../calendar/load-years.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';

let app: TestApp;
let tree: Tree;
let school: string;
let county: string;
let submitted: number;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners), [2020]),
  );
  school = await app.signIn('clerk', tree.shiheSchool);
  county = await app.signIn('officer', tree.shihe);
  const receipt = await filingDesk(app).submitted(school, tree.shiheSchool);
  expect(receipt.status).toBe(201);
  submitted = receipt.body.id;
});

describe('one case', () => {
  test('is shown with its clock and who is concerned, alike to both sides', async () => {
    for (const token of [school, county]) {
      const { status, body } = await app.call(token, 'GET', `/api/v1/cases/${submitted}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: submitted,
        kind: 'use-filing',
        stateTitle: '待确认',
        owner: { id: tree.shiheSchool, name: '浉河区示例小学' },
        authority: { id: tree.shihe },
        clock: { startedOn: '2020-03-02' },
      });
    }
  });

  test('does not exist outside one’s place', async () => {
    const elsewhere = await app.signIn('officer', tree.pingqiao);
    expect((await app.call(elsewhere, 'GET', `/api/v1/cases/${submitted}`)).status).toBe(404);
    expect((await app.call(county, 'GET', '/api/v1/cases/999999')).status).toBe(404);
  });
});

describe('what is due', () => {
  test('is counted by the colour of the clock, as working days pass', async () => {
    const due = async () => (await app.call(county, 'GET', '/api/v1/cases/due')).body;
    const start = app.now;
    const { clock } = (await app.call(county, 'GET', `/api/v1/cases/${submitted}`)).body;
    expect(await due()).toMatchObject({ ink: 1, amber: 0, red: 0, overdue: 0, total: 1, more: false });
    app.now = new Date(`${clock.dueOn}T01:00:00Z`);
    expect(await due()).toMatchObject({ ink: 0, red: 1, total: 1 });
    app.now = new Date(app.now.getTime() + 86_400_000);
    expect(await due()).toMatchObject({ red: 0, overdue: 1, total: 1 });
    app.now = start;
  });

  test('is nobody’s who has nothing to decide', async () => {
    const elsewhere = await app.signIn('officer', tree.pingqiao);
    expect((await app.call(elsewhere, 'GET', '/api/v1/cases/due')).body).toMatchObject({ total: 0 });
    const own = await app.call(school, 'GET', '/api/v1/cases/due?view=own&awaits=authority');
    expect(own.body).toMatchObject({ ink: 1, total: 1 });
  });
});

describe('the timeline', () => {
  test('names the account to colleagues, and the organisation alone to everybody else', async () => {
    const titles = async (token: string) => {
      const { body } = await app.call(token, 'GET', `/api/v1/cases/${submitted}/timeline`);
      return new Set(body.entries.map(({ actorTitle }: { actorTitle: string }) => actorTitle));
    };
    const { loginName } = (await app.call(school, 'GET', '/api/v1/sessions/current')).body;
    expect(await titles(school)).toEqual(new Set([`浉河区示例小学（${loginName}）`]));
    expect(await titles(county)).toEqual(new Set(['浉河区示例小学']));
  });
});

test('who is signed in learns where, and in which capacity', async () => {
  const { body } = await app.call(county, 'GET', '/api/v1/sessions/current');
  expect(body).toMatchObject({
    toDo: [],
    memberships: [
      { organisationId: tree.shihe, organisationKind: 'authority', role: 'officer', level: 'county' },
    ],
  });
  expect(body.loginName).toMatch(/^account-/);
});
