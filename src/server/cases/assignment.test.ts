import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { loadYears } from '../calendar/load-years.ts';
import { transaction } from '../db/database.ts';
import { moveOrganisations } from '../features/organisations/move-organisations.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';

let app: TestApp;
let tree: Tree;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners), [2020]),
  );
});

interface Person {
  readonly token: string;
  readonly id: number;
}

async function anOfficer(at: OrganisationId): Promise<Person> {
  const token = await app.signIn('officer', at);
  const { body } = await app.call(token, 'GET', '/api/v1/sessions/current');
  return { token, id: body.accountId };
}

/** Filings of a school, waiting for its county. */
async function submitted(school: OrganisationId, count: number): Promise<number[]> {
  const clerk = await app.signIn('clerk', school);
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const { body } = await filingDesk(app).submitted(clerk, school);
    ids.push(body.id);
  }
  return ids;
}

const assign = ({ token }: Person, cases: { id: number; from: number | null }[], to: number | null) =>
  app.call(token, 'POST', '/api/v1/cases/assignments', { body: { cases, to } });
const handOver = ({ token }: Person, at: OrganisationId, body: { from: number; to: number | null }) =>
  app.call(token, 'POST', `/api/v1/organisations/${at}/hand-overs`, { body });
const officersOf = async ({ token }: Person, at: OrganisationId) =>
  (await app.call(token, 'GET', `/api/v1/organisations/${at}/officers`)).body.items;
const queue = async ({ token }: Person, query: string): Promise<number[]> => {
  const { body } = await app.call(token, 'GET', `/api/v1/cases?${query}`);
  return body.items.map(({ id }: { id: number }) => id);
};
const lastEntry = async ({ token }: Person, id: number) =>
  (await app.call(token, 'GET', `/api/v1/cases/${id}/timeline`)).body.entries.at(-1);

describe('assigning', () => {
  test('gives cases to an officer, who finds them, with an entry for each', async () => {
    const [ann, ben] = [await anOfficer(tree.shihe), await anOfficer(tree.shihe)];
    const [first, second, third] = (await submitted(tree.shiheSchool, 3)) as [number, number, number];
    const cases = [
      { id: first, from: null },
      { id: second, from: null },
    ];
    expect(await assign(ann, cases, ben.id)).toMatchObject({ status: 201, body: { assigned: 2 } });
    expect(await queue(ben, 'assignee=mine')).toEqual([first, second]);
    expect(await queue(ann, 'assignee=mine')).toEqual([]);
    expect(await queue(ann, 'assignee=unassigned')).toEqual([third]);
    expect(await lastEntry(ann, first)).toMatchObject({
      action: 'assign',
      from: 'submitted',
      to: 'submitted',
      body: { from: null, to: ben.id },
    });
    expect(await officersOf(ann, tree.shihe)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ accountId: ben.id, openCases: 2 }),
        expect.objectContaining({ accountId: ann.id, openCases: 0 }),
      ]),
    );
  });

  test('of what another took meanwhile, or has decided, changes nothing and says who did what', async () => {
    const [ann, ben] = [await anOfficer(tree.pingqiao), await anOfficer(tree.pingqiao)];
    const [first, second] = (await submitted(tree.pingqiaoSchool, 2)) as [number, number];
    expect(await assign(ann, [{ id: first, from: null }], ann.id)).toMatchObject({ status: 201 });
    const both = [first, second].map((id) => ({ id, from: null }));
    const refused = await assign(ben, both, ben.id);
    expect(refused).toMatchObject({ status: 409, body: { defects: [{ field: `cases.${first}` }] } });
    expect(refused.body.defects[0].message).toContain(`account:${ann.id}@`);
    expect(await queue(ben, 'assignee=mine')).toEqual([]);

    const { body: filing } = await app.call(ben.token, 'GET', `/api/v1/use-filings/${second}`);
    await filingDesk(app).confirm(ben.token, filing);
    expect(await assign(ben, [{ id: second, from: null }], ben.id)).toMatchObject({ status: 409 });
  });

  test('does not make stale what an officer has open', async () => {
    const [ann, ben] = [await anOfficer(tree.gushi), await anOfficer(tree.gushi)];
    const [id] = (await submitted(tree.gushiSchool, 1)) as [number];
    const { body: opened } = await app.call(ann.token, 'GET', `/api/v1/use-filings/${id}`);
    await assign(ben, [{ id, from: null }], ben.id);
    expect(await filingDesk(app).confirm(ann.token, opened)).toMatchObject({ status: 201 });
  });

  test('is for officers of the authority alone, on both sides', async () => {
    const county = await anOfficer(tree.shihe);
    const city = await anOfficer(tree.xinyang);
    const [id] = (await submitted(tree.shiheSchool, 1)) as [number];
    const cases = [{ id, from: null }];
    expect(await assign(county, cases, city.id)).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'to' }] },
    });
    expect(await assign(city, cases, city.id)).toMatchObject({ status: 403 });
    expect(await assign(await anOfficer(tree.pingqiao), cases, null)).toMatchObject({ status: 404 });
  });
});

describe('handing over', () => {
  test('moves all open cases of one officer to another, and no closed one', async () => {
    const [ann, ben] = [await anOfficer(tree.zhongyuan), await anOfficer(tree.zhongyuan)];
    const ids = await submitted(tree.zhongyuanSchool, 3);
    await assign(
      ann,
      ids.map((id) => ({ id, from: null })),
      ann.id,
    );
    const [done, ...open] = ids as [number, number, number];
    const { body: filing } = await app.call(ann.token, 'GET', `/api/v1/use-filings/${done}`);
    await filingDesk(app).confirm(ann.token, filing);

    expect(await handOver(ben, tree.zhongyuan, { from: ann.id, to: ben.id })).toMatchObject({
      status: 201,
      body: { handedOver: 2 },
    });
    expect(await queue(ben, 'assignee=mine')).toEqual(open);
    expect(await lastEntry(ben, open[0])).toMatchObject({
      action: 'assign',
      body: { from: ann.id, to: ben.id },
    });
    expect(await lastEntry(ben, done)).toMatchObject({ action: 'confirm' });
    expect(await handOver(ben, tree.zhongyuan, { from: ann.id, to: ben.id })).toMatchObject({ status: 409 });
    expect(await handOver(ben, tree.shihe, { from: ann.id, to: ben.id })).toMatchObject({ status: 404 });
  });
});

describe('an officer whose role ends', () => {
  test('leaves the open cases to nobody, and the authority is told', async () => {
    const [ann, ben] = [await anOfficer(tree.xinyang), await anOfficer(tree.xinyang)];
    const ids = await submitted(tree.xinyangSchool, 2);
    await assign(
      ann,
      ids.map((id) => ({ id, from: null })),
      ann.id,
    );
    const security = await app.signIn('security-administrator', tree.xinyang);
    const { body: accounts } = await app.call(
      security,
      'GET',
      `/api/v1/accounts?organisationId=${tree.xinyang}`,
    );
    const account = accounts.items.find(({ accountId }: { accountId: number }) => accountId === ann.id);
    const [{ membershipId }] = account.memberships;
    expect(await app.call(security, 'POST', `/api/v1/memberships/${membershipId}/end`)).toMatchObject({
      status: 204,
    });

    expect(await queue(ben, 'assignee=unassigned')).toEqual(ids);
    expect(await lastEntry(ben, ids[0] ?? 0)).toMatchObject({
      action: 'assign',
      body: { from: ann.id, to: null },
    });
    const { body: inbox } = await app.call(ben.token, 'GET', '/api/v1/inbox');
    expect(inbox.items[0]).toMatchObject({ title: '有 2 件办件需要重新分配' });
    expect(await assign(ben, [{ id: ids[0] ?? 0, from: null }], ann.id)).toMatchObject({ status: 400 });
  });
});

describe('a case that another authority decides from now on', () => {
  test('is nobody’s there', async () => {
    const ann = await anOfficer(tree.shihe);
    const [id] = (await submitted(tree.shiheMiddleSchool, 1)) as [number];
    await assign(ann, [{ id, from: null }], ann.id);
    await transaction(app.database.db, (tx) =>
      moveOrganisations(tx, occasionOfProgram('test', app.now, featureListeners), [
        { id: tree.shiheMiddleSchool, parentId: tree.pingqiao },
      ]),
    );
    expect(await queue(ann, 'assignee=mine')).toEqual([]);
    expect(await queue(await anOfficer(tree.pingqiao), 'assignee=unassigned')).toContain(id);
  });
});
