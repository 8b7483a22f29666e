import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestAnswer, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { anOpenIdProvider, type TestOpenIdProvider } from '../../../../test/openid-provider.ts';
import { CALLBACK_PATH, openIdProvider } from '../../http/openid-provider.ts';

const START = new Date('2020-03-02T02:00:00Z');
const PUBLIC_URL = 'https://filing.example.cn';

let elsewhere: TestOpenIdProvider;
let app: TestApp;
let tree: Tree;
let made = 0;

beforeAll(async () => {
  elsewhere = await anOpenIdProvider(`${PUBLIC_URL}${CALLBACK_PATH}`);
  app = await anApp(START, { openid: openIdProvider({ ...elsewhere, publicUrl: PUBLIC_URL }) });
  tree = await aTree(app.database.db);
});

beforeEach(() => {
  app.now = START;
  made += 1;
  elsewhere.subject = `person-${made}`;
});

afterAll(() => elsewhere.close());

/** A browser that has been sent to the provider: what it was told, and its cookie. */
interface Away {
  readonly url: string;
  readonly cookie: string;
}

function awayOf(answer: TestAnswer, url: unknown): Away {
  const cookies = [answer.headers['set-cookie']].flat().map(String);
  const cookie = cookies.find((each) => each.startsWith('oidc=')) ?? '';
  expect(cookie).toMatch(/; Path=\/oidc; HttpOnly; SameSite=Lax/);
  return { url: String(url), cookie: cookie.split(';')[0] ?? '' };
}

async function leave(): Promise<Away> {
  const answer = await app.call(null, 'GET', '/oidc/sign-in');
  expect(answer.status).toBe(302);
  return awayOf(answer, answer.headers['location']);
}

const comeBack = ({ pathname, search }: URL, cookie: string) =>
  app.call(null, 'GET', `${pathname}${search}`, { headers: { cookie } });

async function signIn(): Promise<TestAnswer> {
  const { url, cookie } = await leave();
  return comeBack(await elsewhere.visit(url), cookie);
}

async function link(token: string): Promise<TestAnswer> {
  const answer = await app.call(token, 'POST', '/api/v1/oidc/links');
  expect(answer.status).toBe(201);
  const { url, cookie } = awayOf(answer, answer.body.url);
  return comeBack(await elsewhere.visit(url), cookie);
}

function sessionIn(answer: TestAnswer): string | undefined {
  const cookies = [answer.headers['set-cookie']].flat().map(String).join('\n');
  return /^session=([\w-]{20,});.*HttpOnly; SameSite=Strict/m.exec(cookies)?.[1];
}

const whoAmI = (token: string | null) => app.call(token, 'GET', '/api/v1/sessions/current');

describe('signing in elsewhere', () => {
  test('is for whoever has linked the account while signed in here', async () => {
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    expect((await link(clerk)).body).toContain('已绑定');
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 200, headers: { refresh: '0; url=/workbench/' } });
    const session = sessionIn(answer);
    const { accountId, memberships } = (await whoAmI(clerk)).body;
    expect((await whoAmI(session ?? null)).body).toMatchObject({ accountId, memberships });
    expect((await app.call(clerk, 'GET', '/api/v1/oidc/links')).body.items).toMatchObject([
      { issuer: elsewhere.issuer, subject: elsewhere.subject },
    ]);
    app.now = new Date(START.getTime() + 31 * 60_000);
    expect((await whoAmI(session ?? null)).status).toBe(401);
  });

  test('asks for a code with PKCE, state and nonce, and for nothing about the person', async () => {
    const { searchParams } = new URL((await leave()).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('is refused to whoever is not linked, though an account has the same name', async () => {
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const { accountId } = (await whoAmI(clerk)).body;
    const { db } = app.database;
    await db
      .updateTable('accounts')
      .set({ login_name: elsewhere.subject })
      .where('id', '=', accountId)
      .execute();
    const answer = await signIn();
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('没有绑定账号');
    expect(sessionIn(answer)).toBeUndefined();
  });

  test.each([
    ['disabled', { disabled_at: START }, 401],
    ['locked', { locked_until: new Date('2020-03-02T03:00:00Z') }, 429],
  ])('is refused while the account is %s', async (_what, change, status) => {
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const { accountId } = (await whoAmI(clerk)).body;
    await link(clerk);
    await app.database.db.updateTable('accounts').set(change).where('id', '=', accountId).execute();
    const answer = await signIn();
    expect(answer.status).toBe(status);
    expect(sessionIn(answer)).toBeUndefined();
  });
});

describe('coming back', () => {
  beforeEach(async () => {
    await link(await app.signIn('clerk', tree.shiheSchool));
  });

  test('works once', async () => {
    const { url, cookie } = await leave();
    const back = await elsewhere.visit(url);
    expect(sessionIn(await comeBack(back, cookie))).toBeDefined();
    expect((await comeBack(back, cookie)).status).toBe(400);
  });

  test('works in the browser that was sent away alone', async () => {
    const [mine, other] = [await leave(), await leave()];
    const back = await elsewhere.visit(mine.url);
    expect((await comeBack(back, other.cookie)).status).toBe(400);
    expect((await comeBack(back, '')).status).toBe(400);
    expect(sessionIn(await comeBack(back, mine.cookie))).toBeDefined();
  });

  test('works for ten minutes', async () => {
    const { url, cookie } = await leave();
    const back = await elsewhere.visit(url);
    app.now = new Date(START.getTime() + 600_001);
    expect((await comeBack(back, cookie)).status).toBe(400);
  });

  test('with the code of another is refused', async () => {
    const [mine, other] = [await leave(), await leave()];
    const [back, stolen] = [await elsewhere.visit(mine.url), await elsewhere.visit(other.url)];
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    const answer = await comeBack(back, mine.cookie);
    expect(answer.status).toBe(401);
    expect(sessionIn(answer)).toBeUndefined();
  });

  test.each([
    ['an error', { error: 'access_denied', code: null }],
    ['another issuer', { iss: 'https://login.example.cn' }],
    ['a made-up code', { code: 'made-up' }],
    ['no code', { code: null }],
  ])('with %s is refused', async (_what, changes) => {
    const { url, cookie } = await leave();
    const back = await elsewhere.visit(url);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) back.searchParams.delete(name);
      else back.searchParams.set(name, value);
    }
    const answer = await comeBack(back, cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('没有成功');
    expect(sessionIn(answer)).toBeUndefined();
  });

  test.each(['', '?state=', '?state=made-up', `?state=${'a'.repeat(500)}`])(
    'with %o is refused',
    async (query) => {
      expect((await app.call(null, 'GET', `${CALLBACK_PATH}${query}`)).status).toBe(400);
    },
  );
});

describe('a link', () => {
  test('joins one account and one person', async () => {
    const [first, second] = [
      await app.signIn('clerk', tree.shiheSchool),
      await app.signIn('clerk', tree.shiheSchool),
    ];
    await link(first);
    const taken = await link(second);
    expect(taken.status).toBe(409);
    expect(taken.body).toContain('已经绑定过');
    elsewhere.subject = `another-${made}`;
    expect((await link(first)).status).toBe(409);
    expect((await link(second)).status).toBe(200);
  });

  test('is ended by the person, at once', async () => {
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    await link(clerk);
    expect((await app.call(clerk, 'DELETE', '/api/v1/oidc/links')).status).toBe(204);
    expect((await app.call(clerk, 'DELETE', '/api/v1/oidc/links')).status).toBe(404);
    expect((await signIn()).status).toBe(401);
  });

  test('needs somebody signed in, and stands in the timeline without naming the person', async () => {
    expect((await app.call(null, 'POST', '/api/v1/oidc/links')).status).toBe(401);
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const { accountId } = (await whoAmI(clerk)).body;
    await link(clerk);
    const entries = await app.database.db
      .selectFrom('entries')
      .select(['actor', 'action', 'body'])
      .where('stream_kind', '=', 'account')
      .where('stream_id', '=', accountId)
      .where('action', '=', 'link-identity')
      .execute();
    expect(entries).toEqual([
      {
        actor: `account:${accountId}`,
        action: 'link-identity',
        body: JSON.stringify({ issuer: elsewhere.issuer }),
      },
    ]);
  });
});

test('a provider that cannot be reached is said to be so, and the password still works', async () => {
  const gone = await anOpenIdProvider(PUBLIC_URL);
  await gone.close();
  const other = await anApp(START, { openid: openIdProvider({ ...gone, publicUrl: PUBLIC_URL }) });
  const answer = await other.call(null, 'GET', '/oidc/sign-in');
  expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining('密码') } });
});
