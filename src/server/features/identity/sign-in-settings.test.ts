import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aPerson, aSetting, PASSWORD } from '../../../../test/builders/people.ts';
import type { OrganisationId } from '../../../policy/ids.ts';

const START = new Date('2020-03-02T02:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let app: TestApp;
let tree: Tree;
let addresses = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
});

beforeEach(() => {
  app.now = START;
});

const later = (ms: number) => {
  app.now = new Date(app.now.getTime() + ms);
};
async function signIn(loginName: string, password = PASSWORD, address?: string, headers = {}) {
  addresses += 1;
  const response = await app.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    remoteAddress: address ?? `10.2.${Math.trunc(addresses / 250)}.${addresses % 250}`,
    headers,
    payload: { loginName, password },
  });
  return { status: response.statusCode, body: JSON.parse(response.body) };
}
const change = (token: string, oldPassword: string, newPassword: string) =>
  app.call(token, 'PUT', '/api/v1/sessions/current/password', { body: { oldPassword, newPassword } });
const whoAmI = async (token: string) => (await app.call(token, 'GET', '/api/v1/sessions/current')).status;

/** A county of its own, so that its settings concern nobody else. */
async function aCounty(): Promise<{ county: OrganisationId; school: OrganisationId }> {
  const county = await anOrganisation(app.database.db, tree.xinyang, {
    kind: 'authority',
    level: 'county',
    stages: [],
  });
  return { county, school: await anOrganisation(app.database.db, county) };
}

describe('the password policy', () => {
  test('is what the authority above has set', async () => {
    const { county, school } = await aCounty();
    const policy = { minLength: 14, minClasses: 4, history: 0, maxAgeDays: null };
    const { loginName } = await aPerson(app, school);
    await aSetting(app, county, 'identity.password-policy', policy);
    const { token } = (await signIn(loginName)).body;
    const { body } = await change(token, PASSWORD, 'another-Pa5sword'.slice(0, 12).replace('-', ''));
    expect(body.defects.map(({ message }: { message: string }) => message)).toEqual([
      '密码至少 14 位。',
      '密码须包含大写字母、小写字母、数字、符号中的至少 4 种。',
    ]);
    expect((await change(token, PASSWORD, 'Another-Pa5sword-4')).status).toBe(204);
  });

  test('of several authorities is the strictest', async () => {
    const [one, other] = [await aCounty(), await aCounty()];
    const policy = { minLength: 8, minClasses: 1, history: 0, maxAgeDays: null };
    await aSetting(app, one.county, 'identity.password-policy', { ...policy, minLength: 20 });
    await aSetting(app, other.county, 'identity.password-policy', { ...policy, minClasses: 4 });
    const { loginName, accountId } = await aPerson(app, other.school);
    const xinyang = await app.signIn('security-administrator', tree.xinyang);
    const body = { accountId, organisationId: one.school, role: 'clerk' };
    await app.call(xinyang, 'POST', '/api/v1/memberships', { body });
    const { token } = (await signIn(loginName)).body;
    expect((await change(token, PASSWORD, 'horse-battery')).body.defects).toHaveLength(2);
  });

  test('remembers former passwords, as many as it says', async () => {
    const { county, school } = await aCounty();
    await aSetting(app, county, 'identity.password-policy', {
      minLength: 10,
      minClasses: 3,
      history: 2,
      maxAgeDays: 90,
    });
    const { loginName } = await aPerson(app, school);
    const { token } = (await signIn(loginName)).body;
    const [second, third, fourth] = ['Second-Passw0rd', 'Third-Passw0rd', 'Fourth-Passw0rd'];
    expect((await change(token, PASSWORD, second)).status).toBe(204);
    expect((await change(token, second, third)).status).toBe(204);
    expect((await change(token, third, PASSWORD)).body.defects).toMatchObject([
      { message: '新密码与原密码或最近 2 个用过的密码相同。' },
    ]);
    expect((await change(token, third, fourth)).status).toBe(204);
    expect((await change(token, fourth, PASSWORD)).status).toBe(204);
  });

  test('lets whoever has an expired password sign in to change it, and nothing else', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    later(90 * DAY);
    expect((await signIn(loginName)).body.toDo).toEqual([]);
    later(DAY);
    const { token, toDo } = (await signIn(loginName)).body;
    expect(toDo).toEqual(['change-password']);
    for (const url of ['/api/v1/cases', '/api/v1/inbox', '/api/v1/sessions'])
      expect(await app.call(token, 'GET', url)).toMatchObject({
        status: 403,
        body: { detail: '请先更改密码。' },
      });
    expect((await change(token, PASSWORD, 'Another-Passw0rd')).status).toBe(204);
    expect((await app.call(token, 'GET', '/api/v1/cases')).status).toBe(200);
    expect((await signIn(loginName, 'Another-Passw0rd')).body.toDo).toEqual([]);
  });
});

describe('the lockout', () => {
  test('comes after as many failures, and for as long, as the authority above says', async () => {
    const { county, school } = await aCounty();
    await aSetting(app, county, 'identity.lockout', { attempts: 3, minutes: 60 });
    const { loginName } = await aPerson(app, school);
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await signIn(loginName, 'x')).status).toBe(401);
    expect((await signIn(loginName)).body.title).toBe('连续输错，账号已锁定 60 分钟。');
    later(60 * MINUTE - 1);
    expect((await signIn(loginName)).status).toBe(429);
    later(1);
    expect((await signIn(loginName)).status).toBe(201);
  });

  test('is not outrun by a flood of guesses at once', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const guesses = Array.from({ length: 20 }, (_, at) => signIn(loginName, `guess-${at}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.every((status) => status === 401 || status === 429)).toBe(true);
    expect((await signIn(loginName)).status).toBe(429);
  });

  test('does not keep a flood of logins from one address going, whatever it says of its address', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 90; attempt += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${attempt}` };
      statuses.push((await signIn(`nobody.${attempt}`, 'x', '192.0.2.9', headers)).status);
    }
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([401]));
    expect(statuses.slice(60).filter((status) => status === 429).length).toBeGreaterThan(10);
  });
});

describe('sessions', () => {
  test('end when the authority above says, idle or not', async () => {
    const { county, school } = await aCounty();
    await aSetting(app, county, 'identity.session-times', { idleMinutes: 10, hours: 1 });
    const { loginName } = await aPerson(app, school);
    const opened = await signIn(loginName);
    expect(opened.body.expiresAt).toBe('2020-03-02T03:00:00.000Z');
    const { token } = opened.body;
    later(9 * MINUTE);
    expect(await whoAmI(token)).toBe(200);
    later(10 * MINUTE);
    expect(await whoAmI(token)).toBe(401);
    const busy = (await signIn(loginName)).body.token;
    for (let passed = 9; passed < 60; passed += 9) {
      later(9 * MINUTE);
      expect(await whoAmI(busy)).toBe(200);
    }
    later(6 * MINUTE);
    expect(await whoAmI(busy)).toBe(401);
  });

  test('are listed to their holder, who ends them one by one', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const [mine, other] = [(await signIn(loginName)).body.token, (await signIn(loginName)).body.token];
    const stranger = (await signIn((await aPerson(app, tree.shiheSchool)).loginName)).body.token;
    const { items } = (await app.call(mine, 'GET', '/api/v1/sessions')).body;
    expect(items.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(items)).not.toContain(mine);
    const { id } = items.find(({ current }: { current: boolean }) => !current);
    expect((await app.call(stranger, 'DELETE', `/api/v1/sessions/${id}`)).status).toBe(404);
    expect(await whoAmI(other)).toBe(200);
    expect((await app.call(mine, 'DELETE', `/api/v1/sessions/${id}`)).status).toBe(204);
    expect([await whoAmI(mine), await whoAmI(other)]).toEqual([200, 401]);
    expect((await app.call(mine, 'DELETE', `/api/v1/sessions/${id}`)).status).toBe(404);
    later(31 * MINUTE);
    const again = (await signIn(loginName)).body.token;
    expect((await app.call(again, 'GET', '/api/v1/sessions')).body.items).toHaveLength(1);
  });

  test('of a disabled account are over with the next request, until it is enabled and signed in anew', async () => {
    const { loginName, accountId } = await aPerson(app, tree.shiheSchool);
    const { token } = (await signIn(loginName)).body;
    const shihe = await app.signIn('security-administrator', tree.shihe);
    const act = (what: string) => app.call(shihe, 'POST', `/api/v1/accounts/${accountId}/${what}`);
    expect((await act('enabling')).status).toBe(409);
    expect((await act('disabling')).status).toBe(204);
    expect(await whoAmI(token)).toBe(401);
    expect((await signIn(loginName)).status).toBe(401);
    expect((await act('disabling')).status).toBe(409);
    expect((await act('activation-codes')).status).toBe(409);
    expect((await act('enabling')).status).toBe(204);
    expect(await whoAmI(token)).toBe(401);
    expect((await signIn(loginName)).status).toBe(201);
  });

  test('cost one prepared statement for each request', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const { token } = (await signIn(loginName)).body;
    const statements: string[] = [];
    const logged = app.app.services.db.withPlugin({
      transformQuery: ({ node }) => {
        statements.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { findActor } = await import('../../http/authentication.ts');
    const request = { headers: { authorization: `Bearer ${token}` }, cookies: {} } as never;
    expect(await findActor({ ...app.app.services, db: logged }, request)).not.toBeNull();
    expect(statements).toHaveLength(1);
  });
});
