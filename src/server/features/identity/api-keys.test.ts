import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../../policy/ids.ts';

const START = new Date('2020-03-02T02:00:00Z');
const DAY = 86_400_000;

let app: TestApp;
let tree: Tree;
let clerk: string;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.henan);
});

beforeEach(async () => {
  app.now = START;
  await app.database.db.updateTable('api_keys').set({ revoked_at: START }).execute();
});

const make = (token: string | null, organisationId: OrganisationId, body: object = {}, headers = {}) =>
  app.call(token, 'POST', `/api/v1/organisations/${organisationId}/api-keys`, {
    body: { name: '校务系统', scopes: ['inbox.read'], expiresOn: '2020-12-31', ...body },
    headers,
  });
const list = (token: string | null, organisationId: OrganisationId) =>
  app.call(token, 'GET', `/api/v1/organisations/${organisationId}/api-keys`);
const revoke = (token: string | null, id: number) =>
  app.call(token, 'POST', `/api/v1/api-keys/${id}/revocation`);
const inbox = (key: string) => app.call(key, 'GET', '/api/v1/inbox');

async function aKey(...scopes: readonly string[]): Promise<{ id: number; key: string }> {
  const { status, body } = await make(clerk, tree.shiheSchool, { scopes });
  expect(status).toBe(201);
  return body;
}

describe('a key', () => {
  test('is shown once, of 256 random bits, and stored as its SHA-256 alone', async () => {
    const { id, key } = await aKey('inbox.read');
    expect(key).toMatch(/^reg_[\w-]{43}$/);
    const { items } = (await list(clerk, tree.shiheSchool)).body;
    expect(items[0]).toMatchObject({
      id,
      name: '校务系统',
      scopes: ['inbox.read'],
      role: 'clerk',
      expiresAt: '2020-12-31T16:00:00.000Z',
      lastUsedOn: null,
      works: true,
    });
    const { rows } = await app.database.db.executeQuery<{ found: number }>(
      app.database.db
        .selectFrom('entries')
        .select(({ fn }) => fn.countAll<number>().as('found'))
        .where('body', 'like', `%${key.slice(4)}%`)
        .compile(),
    );
    expect(rows).toEqual([{ found: 0 }]);
    expect(JSON.stringify(items)).not.toContain(key);
  });

  test('lets a program in as far as its scopes go, and notes the day', async () => {
    const { key } = await aKey('inbox.read');
    expect((await inbox(key)).status).toBe(200);
    for (const url of ['/api/v1/cases', '/api/v1/organisations', '/api/v1/accounts'])
      expect((await app.call(key, 'GET', url)).status).toBe(403);
    expect((await list(clerk, tree.shiheSchool)).body.items[0].lastUsedOn).toBe('2020-03-02');
    app.now = new Date(START.getTime() + DAY);
    await inbox(key);
    expect((await list(clerk, tree.shiheSchool)).body.items[0].lastUsedOn).toBe('2020-03-03');
  });

  test('files for the organisation, under its own name in the timeline, and for no other', async () => {
    const { id, key } = await aKey('use-filing.write');
    const { status, body } = await filingDesk(app).submitted(key, tree.shiheSchool);
    expect(status).toBe(201);
    const { entries } = (await app.call(clerk, 'GET', `/api/v1/cases/${body.id}/timeline`)).body;
    expect(new Set(entries.map(({ actor }: { actor: string }) => actor))).toEqual(
      new Set([`key:${id}@organisation:${tree.shiheSchool}`]),
    );
    const elsewhere = { body: { organisationId: tree.pingqiaoSchool } };
    expect((await app.call(key, 'POST', '/api/v1/use-filings', elsewhere)).status).toBe(404);
  });

  test('never reaches accounts, keys, passwords or administration, with all scopes', async () => {
    const { body } = await make(officer, tree.henan, {
      scopes: [
        'register.read',
        'register.write',
        'organisations.read',
        'inbox.read',
        'use-filing.read',
        'statistics.read',
      ],
    });
    const tried = [
      ['GET', '/api/v1/accounts'],
      ['GET', `/api/v1/organisations/${tree.henan}/api-keys`],
      ['POST', `/api/v1/api-keys/${body.id}/revocation`],
      ['GET', '/api/v1/sessions/current'],
      ['DELETE', '/api/v1/sessions/current'],
      ['PUT', '/api/v1/sessions/current/password', { oldPassword: 'x', newPassword: 'y' }],
      ['GET', '/api/v1/registrations'],
      ['GET', '/api/v1/audit/streams/organisation/1'],
      ['POST', '/api/v1/use-filings/1/confirmation', { version: 1 }],
    ] as const;
    for (const [method, url, sent] of tried) {
      const answer = await app.call(body.key, method, url, sent === undefined ? {} : { body: sent });
      expect(answer.status, url).toBe(403);
    }
    expect((await app.call(body.key, 'GET', '/api/v1/organisations')).status).toBe(200);
    const { id } = (await app.call(body.key, 'GET', '/api/v1/cases')).body.items[0] ?? { id: 1 };
    expect((await app.call(body.key, 'POST', `/api/v1/use-filings/${id}/people-readings`)).status).toBe(403);
  });

  test('is looked at on public routes too', async () => {
    const { id, key } = await aKey('register.read');
    expect((await app.call(key, 'GET', '/api/v1/register/apps')).status).toBe(200);
    await revoke(clerk, id);
    expect(await app.call(key, 'GET', '/api/v1/register/apps')).toMatchObject({
      status: 401,
      body: { title: expect.stringContaining('密钥无效') },
    });
  });
});

describe('a key stops working', () => {
  test('after its last day', async () => {
    const { key } = await aKey('inbox.read');
    app.now = new Date('2020-12-31T15:59:59Z');
    expect((await inbox(key)).status).toBe(200);
    app.now = new Date('2020-12-31T16:00:00Z');
    expect((await inbox(key)).status).toBe(401);
  });

  test('when it is revoked, by a clerk, or by the security administrator there', async () => {
    const administrator = await app.signIn('security-administrator', tree.shiheSchool);
    for (const token of [clerk, administrator]) {
      const { id, key } = await aKey('inbox.read');
      expect((await revoke(token, id)).status).toBe(204);
      expect((await revoke(token, id)).status).toBe(204);
      expect((await inbox(key)).status).toBe(401);
      expect((await list(token, tree.shiheSchool)).body.items[0]).toMatchObject({ id, works: false });
    }
  });

  test('when its maker is disabled, and when its maker loses the role', async () => {
    const { db } = app.database;
    for (const end of [
      (accountId: never) =>
        db.updateTable('accounts').set({ disabled_at: START }).where('id', '=', accountId),
      (accountId: never) =>
        db.updateTable('memberships').set({ valid_to: START }).where('account_id', '=', accountId),
    ]) {
      const somebody = await app.signIn('clerk', tree.shiheSchool);
      const { accountId } = (await app.call(somebody, 'GET', '/api/v1/sessions/current')).body;
      const { key } = (await make(somebody, tree.shiheSchool)).body;
      expect((await inbox(key)).status).toBe(200);
      await end(accountId as never).execute();
      expect((await inbox(key)).status).toBe(401);
    }
  });

  test('when its organisation closes', async () => {
    const somebody = await app.signIn('clerk', tree.shiheMiddleSchool);
    const { key } = (await make(somebody, tree.shiheMiddleSchool)).body;
    const bureau = await app.signIn('system-administrator', tree.shihe);
    const closed = await app.call(bureau, 'POST', `/api/v1/organisations/${tree.shiheMiddleSchool}/closure`, {
      body: {},
    });
    expect(closed.status).toBe(201);
    expect((await inbox(key)).status).toBe(401);
  });

  test.each([
    ['a made-up one', `reg_${'A'.repeat(43)}`],
    ['a short one', 'reg_AAAAAAAAAAAAAAAAAAAA'],
    ['a session in its clothes', 'reg_token-1-of-a-test-session'],
  ])('%s never did', async (_what, key) => {
    expect((await inbox(key)).status).toBe(401);
  });
});

describe('a key is refused', () => {
  test('to others, elsewhere, and to administrators, who handle no filings', async () => {
    expect((await make(null, tree.shiheSchool)).status).toBe(401);
    expect((await make(clerk, tree.pingqiaoSchool)).status).toBe(404);
    expect((await make(officer, tree.shiheSchool)).status).toBe(404);
    const [security, system] = [
      await app.signIn('security-administrator', tree.shiheSchool),
      await app.signIn('system-administrator', tree.shiheSchool),
    ];
    expect((await make(security, tree.shiheSchool)).status).toBe(403);
    expect((await make(system, tree.shiheSchool)).status).toBe(403);
    const { id } = await aKey('inbox.read');
    expect((await revoke(officer, id)).status).toBe(404);
    expect((await list(officer, tree.shiheSchool)).status).toBe(404);
  });

  test.each([
    ['an unknown scope', { scopes: ['accounts.manage'] }],
    ['no scope', { scopes: [] }],
    ['a scope twice', { scopes: ['inbox.read', 'inbox.read'] }],
    ['no name', { name: '' }],
    ['a day that has passed', { expiresOn: '2020-03-01' }],
    ['a day too far away', { expiresOn: '2022-03-03' }],
    ['a role of its own', { role: 'officer' }],
    ['a scope that the role does not have', { scopes: ['register.write'] }],
  ])('with %s', async (_what, body) => {
    expect((await make(clerk, tree.shiheSchool, body)).status).toBe(400);
  });

  test('beyond twenty', async () => {
    for (let n = 0; n < 20; n += 1) await aKey('inbox.read');
    expect(await make(clerk, tree.shiheSchool)).toMatchObject({ status: 409 });
  });

  test('with an Idempotency-Key, under which the key would be stored', async () => {
    expect((await make(clerk, tree.shiheSchool, {}, { 'idempotency-key': 'once' })).status).toBe(400);
  });

  test('until the proof of who registered itself is verified', async () => {
    const registration = {
      name: '示例公司',
      kind: 'provider',
      creditCode: '12441400456763110Y',
      loginName: 'a.company',
      password: '示例-Passw0rd',
    };
    await app.call(null, 'POST', '/api/v1/registrations', { body: registration });
    const { token } = (
      await app.call(null, 'POST', '/api/v1/sessions', {
        body: { loginName: 'a.company', password: registration.password },
      })
    ).body;
    const { organisationId } = (await app.call(token, 'GET', '/api/v1/sessions/current')).body.memberships[0];
    expect((await make(token, organisationId)).status).toBe(409);
    await app.call(officer, 'POST', `/api/v1/registrations/${organisationId}/verification`, {
      body: { basis: '营业执照' },
    });
    expect((await make(token, organisationId)).status).toBe(201);
  });
});

test('what a program asks for twice is answered apart from what its maker asked for', async () => {
  const { key } = await aKey('use-filing.write');
  const again = { headers: { 'idempotency-key': 'same' }, body: { organisationId: tree.shiheSchool } };
  const byPerson = await app.call(clerk, 'POST', '/api/v1/use-filings', again);
  const byProgram = await app.call(key, 'POST', '/api/v1/use-filings', again);
  expect(byProgram.body.id).not.toBe(byPerson.body.id);
  expect((await app.call(key, 'POST', '/api/v1/use-filings', again)).body.id).toBe(byProgram.body.id);
});
