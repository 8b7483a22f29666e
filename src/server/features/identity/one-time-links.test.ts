import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';

const ANYBODY = null;
const PASSWORD = '示例-Passw0rd';
const DAY = 86_400_000;
const START = new Date('2020-03-02T02:00:00Z');

let app: TestApp;
let tree: Tree;
let security: string;
let made = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  security = await app.signIn('security-administrator', tree.shihe);
});

beforeEach(() => {
  app.now = START;
});

async function anAccount(): Promise<{ loginName: string; accountId: number; linkToken: string }> {
  made += 1;
  const loginName = `newcomer.${made}`;
  const body = { loginName, organisationId: tree.shiheSchool, role: 'clerk' };
  const answer = await app.call(security, 'POST', '/api/v1/accounts', { body });
  return { loginName, ...answer.body };
}

const redeem = (token: string, password = PASSWORD) =>
  app.call(ANYBODY, 'POST', '/api/v1/one-time-links/redemption', { body: { token, password } });
const signIn = (loginName: string, password = PASSWORD) =>
  app.call(ANYBODY, 'POST', '/api/v1/sessions', { body: { loginName, password } });

describe('a one-time link', () => {
  test('sets the first password, once', async () => {
    const { loginName, linkToken } = await anAccount();
    expect((await redeem(linkToken)).status).toBe(204);
    expect((await signIn(loginName)).status).toBe(201);
    expect(await redeem(linkToken, 'Another-Passw0rd')).toMatchObject({
      status: 404,
      body: { title: '这个链接已使用或已过期。', detail: expect.stringContaining('索取新的链接') },
    });
    expect((await signIn(loginName)).status).toBe(201);
  });

  test('works until the last moment of its seven days', async () => {
    const [first, second] = [await anAccount(), await anAccount()];
    app.now = new Date(START.getTime() + 7 * DAY - 1_000);
    expect((await redeem(first.linkToken)).status).toBe(204);
    app.now = new Date(START.getTime() + 7 * DAY);
    expect((await redeem(second.linkToken)).status).toBe(404);
  });

  test('survives a weak password, and names everything that it lacks', async () => {
    const { loginName, linkToken } = await anAccount();
    const { status, body } = await redeem(linkToken, 'newcomer');
    expect(status).toBe(400);
    expect(body.defects).toMatchObject([
      { field: 'password', message: '密码至少 10 位。', rule: 'identity/a-password-has-its-length' },
      { field: 'password', message: '密码须包含大写字母、小写字母、数字、符号中的至少 3 种。' },
    ]);
    const messages = async (password: string): Promise<string[]> =>
      (await redeem(linkToken, password)).body.defects.map(({ message }: { message: string }) => message);
    expect(await messages(`A1-${loginName}-long`)).toEqual(['密码不能包含账号名。']);
    expect(await messages(`Aa1-${'xyq'.repeat(42)}`)).toEqual(['密码最多 128 位。']);
    expect(await messages('P@ssw0rd-1111')).toEqual([
      '密码是常见密码，或由常见的词加上数字、符号组成。',
      '密码含有连续或重复的字符，如 1111、12345、qwert、Abc1Abc1。',
    ]);
    expect((await redeem(linkToken)).status).toBe(204);
  });

  test('that nobody was given opens nothing', async () => {
    expect((await redeem('a-token-that-nobody-was-ever-given')).status).toBe(404);
    expect((await redeem('short')).status).toBe(400);
  });

  test('used twice at once works once', async () => {
    const { linkToken } = await anAccount();
    const answers = await Promise.all([redeem(linkToken), redeem(linkToken)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  });
});

describe('a link for somebody who has forgotten the password', () => {
  const again = (id: number, token: string | null = security) =>
    app.call(token, 'POST', `/api/v1/accounts/${id}/one-time-links`);

  test('replaces an unused one, ends sessions and lockout', async () => {
    const { loginName, accountId, linkToken } = await anAccount();
    const { body } = await again(accountId);
    expect((await redeem(linkToken)).status).toBe(404);
    await redeem(body.linkToken);
    const { token } = (await signIn(loginName)).body;
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(loginName, 'wrong');
    const second = await again(accountId);
    expect((await app.call(token, 'GET', '/api/v1/sessions/current')).status).toBe(200);
    expect((await redeem(second.body.linkToken, 'Another-Passw0rd')).status).toBe(204);
    expect((await app.call(token, 'GET', '/api/v1/sessions/current')).status).toBe(401);
    expect((await signIn(loginName, 'Another-Passw0rd')).status).toBe(201);
  });

  test('is issued within reach, and not for who holds a role beyond it', async () => {
    const { accountId } = await anAccount();
    const pingqiao = await app.signIn('security-administrator', tree.pingqiao);
    expect((await again(accountId, pingqiao)).status).toBe(404);
    expect((await again(999_999)).status).toBe(404);
    expect((await again(accountId, await app.signIn('officer', tree.shihe))).status).toBe(403);
    const city = await app.signIn('security-administrator', tree.xinyang);
    const body = { accountId, organisationId: tree.xinyang, role: 'officer' };
    await app.call(city, 'POST', '/api/v1/memberships', { body });
    expect((await again(accountId)).status).toBe(403);
    expect((await again(accountId, city)).status).toBe(201);
  });
});

describe('the page of a link', () => {
  const open = (token: string) => app.call(ANYBODY, 'GET', `/one-time-link/${token}`);
  const submit = async (token: string, password: string, again = password) => {
    const response = await app.app.inject({
      method: 'POST',
      url: `/one-time-link/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ password, again }).toString(),
    });
    return { status: response.statusCode, body: response.body };
  };

  test('asks for a password, says what is wrong with it, and sets it', async () => {
    const { loginName, linkToken } = await anAccount();
    const page = await open(linkToken);
    expect(page).toMatchObject({
      status: 200,
      body: expect.stringContaining(`<strong>${loginName}</strong>`),
    });
    expect(page.headers['cache-control']).toBe('no-store');
    const different = await submit(linkToken, PASSWORD, 'Another-Passw0rd');
    expect(different).toMatchObject({ status: 400, body: expect.stringContaining('两次输入的密码不一致') });
    const weak = await submit(linkToken, 'newcomer');
    expect(weak).toMatchObject({ status: 400, body: expect.stringContaining('密码至少 10 位') });
    expect(await submit(linkToken, PASSWORD)).toMatchObject({
      status: 200,
      body: expect.stringContaining('密码已设置'),
    });
    expect((await signIn(loginName)).status).toBe(201);
  });

  test('of a void link says where to get another', async () => {
    for (const answer of [await open('void'), await submit('void', PASSWORD), await open('%3Cscript%3E')]) {
      expect(answer.status).toBe(404);
      expect(answer.body).toContain('索取新的链接');
    }
  });

  test('takes forms here and nowhere else', async () => {
    const response = await app.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'loginName=a&password=b',
    });
    expect(response.statusCode).toBe(415);
  });
});
