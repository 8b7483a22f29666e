import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { transaction } from '../../db/database.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { createAccount } from './accounts.ts';
import { redeemLink } from './one-time-links.ts';

const ANYBODY = null;
const PASSWORD = '示例-Passw0rd';
const MINUTE = 60_000;
const START = new Date('2020-03-02T02:00:00Z');

let app: TestApp;
let tree: Tree;
let made = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
});

beforeEach(() => {
  app.now = START;
});

async function aPerson(): Promise<string> {
  made += 1;
  const loginName = `person.${made}`;
  await transaction(app.database.db, async (tx) => {
    const occasion = occasionOfProgram('test', app.now, new Map());
    const account = { loginName, organisationId: tree.shiheSchool, role: 'clerk' } as const;
    const { linkToken } = await createAccount(tx, occasion, account);
    await redeemLink(tx, occasion, linkToken, PASSWORD);
  });
  return loginName;
}

const signIn = (loginName: string, password = PASSWORD) =>
  app.call(ANYBODY, 'POST', '/api/v1/sessions', { body: { loginName, password } });
const whoAmI = (token: string | null) => app.call(token, 'GET', '/api/v1/sessions/current');
const later = (minutes: number) => {
  app.now = new Date(app.now.getTime() + minutes * MINUTE);
};

describe('signing in', () => {
  test('gives a new token each time, as a cookie that scripts cannot read as well', async () => {
    const name = await aPerson();
    const first = await signIn(name);
    expect(first).toMatchObject({ status: 201, body: { expiresAt: '2020-03-02T14:00:00.000Z' } });
    expect(first.headers['set-cookie']).toMatch(/session=[\w-]+; .*HttpOnly; SameSite=Strict/);
    expect((await signIn(name)).body.token).not.toBe(first.body.token);
    expect(await whoAmI(first.body.token)).toMatchObject({
      status: 200,
      body: { memberships: [{ organisationId: tree.shiheSchool, role: 'clerk' }] },
    });
  });

  test('gives the same answer for a wrong name, a wrong password and an account not activated', async () => {
    const name = await aPerson();
    await app.signIn('clerk', tree.shiheSchool);
    const { login_name: inactive } = await app.database.db
      .selectFrom('accounts')
      .select('login_name')
      .where('password_hash', 'is', null)
      .executeTakeFirstOrThrow();
    const answers = [await signIn(name, 'wrong'), await signIn('nobody'), await signIn(inactive)];
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect({ ...body, instance: '' }).toEqual({ ...answers[0]?.body, instance: '' });
    }
  });

  test('takes the name as composed or decomposed', async () => {
    await transaction(app.database.db, async (tx) => {
      const occasion = occasionOfProgram('test', app.now, new Map());
      const account = { loginName: 'Zoë', organisationId: tree.shiheSchool, role: 'clerk' } as const;
      const { linkToken } = await createAccount(tx, occasion, account);
      await redeemLink(tx, occasion, linkToken, PASSWORD);
    });
    expect((await signIn('Zoe\u0308')).status).toBe(201);
    expect((await signIn('Zoë')).status).toBe(201);
  });

  test('locks after five wrong passwords in a row, for a quarter of an hour, the right one included', async () => {
    const name = await aPerson();
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await signIn(name, 'wrong')).status).toBe(401);
    const locked = await signIn(name);
    expect(locked).toMatchObject({ status: 429, body: { title: expect.stringContaining('锁定 15 分钟') } });
    later(14.9);
    expect((await signIn(name)).status).toBe(429);
    later(0.2);
    expect((await signIn(name)).status).toBe(201);
  });

  test('counts only wrong passwords in a row', async () => {
    const name = await aPerson();
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(name, 'wrong');
    expect((await signIn(name)).status).toBe(201);
    expect((await signIn(name, 'wrong')).status).toBe(401);
    expect((await signIn(name)).status).toBe(201);
  });

  test('stands in the timeline, failures and lock too', async () => {
    const name = await aPerson();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(name, 'wrong');
    const { rows } = await app.database.db.executeQuery<{ action: string }>(
      app.database.db
        .selectFrom('entries')
        .innerJoin('accounts', 'accounts.id', 'entries.stream_id')
        .select('action')
        .where('stream_kind', '=', 'account')
        .where('login_name', '=', name)
        .orderBy('seq')
        .compile(),
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'create',
      'grant-role',
      'set-password',
      ...Array.from({ length: 5 }, () => 'fail-sign-in'),
      'lock',
    ]);
  });

  test.each([
    ['no password', { loginName: 'abc' }],
    ['a name with a blank', { loginName: 'a b', password: 'x' }],
    ['a field too many', { loginName: 'abc', password: 'x', role: 'officer' }],
    ['a password of a megabyte', { loginName: 'abc', password: 'x'.repeat(1_000_000) }],
  ])('refuses %s', async (_what, body) => {
    expect((await app.call(ANYBODY, 'POST', '/api/v1/sessions', { body })).status).toBe(400);
  });
});

describe('a session', () => {
  test('ends after half an hour without a request', async () => {
    const { body } = await signIn(await aPerson());
    later(29);
    expect((await whoAmI(body.token)).status).toBe(200);
    later(29);
    expect((await whoAmI(body.token)).status).toBe(200);
    later(31);
    expect((await whoAmI(body.token)).status).toBe(401);
  });

  test('ends after twelve hours, however busy', async () => {
    const { body } = await signIn(await aPerson());
    for (let elapsed = 20; elapsed < 720; elapsed += 20) {
      later(20);
      expect((await whoAmI(body.token)).status).toBe(200);
    }
    later(20);
    expect((await whoAmI(body.token)).status).toBe(401);
  });

  test('ends with signing out, and no other does', async () => {
    const name = await aPerson();
    const [first, second] = [(await signIn(name)).body.token, (await signIn(name)).body.token];
    expect((await app.call(first, 'DELETE', '/api/v1/sessions/current')).status).toBe(204);
    expect((await whoAmI(first)).status).toBe(401);
    expect((await whoAmI(second)).status).toBe(200);
  });

  test.each([
    ['none', null],
    ['a made-up one', 'a-token-that-nobody-was-ever-given'],
    ['one with blanks and quotes', "' OR 1=1 -- aaaaaaaaaaaaaaaa"],
  ])('is needed: %s is not let in', async (_what, token) => {
    expect((await whoAmI(token)).status).toBe(401);
  });

  test('of an account taken out of use is over', async () => {
    const name = await aPerson();
    const { body } = await signIn(name);
    await app.database.db
      .updateTable('accounts')
      .set({ disabled_at: app.now })
      .where('login_name', '=', name)
      .execute();
    expect((await whoAmI(body.token)).status).toBe(401);
    expect((await signIn(name)).status).toBe(401);
  });
});

describe('changing the own password', () => {
  const change = (token: string | null, oldPassword: string, newPassword: string) =>
    app.call(token, 'PUT', '/api/v1/sessions/current/password', { body: { oldPassword, newPassword } });

  test('needs the old one, and ends every other session', async () => {
    const name = await aPerson();
    const [mine, other] = [(await signIn(name)).body.token, (await signIn(name)).body.token];
    expect((await change(mine, PASSWORD, 'Another-Passw0rd')).status).toBe(204);
    expect((await whoAmI(mine)).status).toBe(200);
    expect((await whoAmI(other)).status).toBe(401);
    expect((await signIn(name)).status).toBe(401);
    expect((await signIn(name, 'Another-Passw0rd')).status).toBe(201);
  });

  test('counts wrong old ones, and locks like signing in', async () => {
    const name = await aPerson();
    const { token } = (await signIn(name)).body;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { status, body } = await change(token, 'wrong', 'Another-Passw0rd');
      expect(status).toBe(400);
      expect(body.defects).toEqual([{ field: 'oldPassword', message: '原密码不正确' }]);
    }
    expect((await change(token, PASSWORD, 'Another-Passw0rd')).status).toBe(429);
    expect((await signIn(name)).status).toBe(429);
  });

  test('refuses a weak one, naming all that it lacks, and the old one', async () => {
    const { token } = (await signIn(await aPerson())).body;
    const weak = await change(token, PASSWORD, 'short');
    expect(weak.status).toBe(400);
    expect(weak.body.defects).toHaveLength(2);
    expect(weak.body.defects[0].field).toBe('newPassword');
    expect((await change(token, PASSWORD, PASSWORD)).body.defects).toMatchObject([
      { field: 'newPassword', message: expect.stringContaining('与原密码') },
    ]);
    expect((await change(null, PASSWORD, 'Another-Passw0rd')).status).toBe(401);
  });
});
