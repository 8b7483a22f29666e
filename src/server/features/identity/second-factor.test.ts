import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aPerson, aSetting, PASSWORD } from '../../../../test/builders/people.ts';
import { anEnrolment, authenticatorCode } from '../../../../test/builders/second-factor.ts';
import { CODE_ALPHABET } from '../../../policy/identity/typed-code.ts';

const START = new Date('2020-03-02T02:00:00Z');
const STEP = 30_000;

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
/** From an address of its own: limits by address are tested elsewhere. */
async function post(url: string, payload: object) {
  addresses += 1;
  const remoteAddress = `10.1.${Math.trunc(addresses / 250)}.${addresses % 250}`;
  const response = await app.app.inject({ method: 'POST', url, remoteAddress, payload });
  return { status: response.statusCode, body: JSON.parse(response.body) };
}
const first = (loginName: string, password = PASSWORD) => post('/api/v1/sessions', { loginName, password });
const second = (challenge: string, code: string) => post('/api/v1/sessions/second-step', { challenge, code });
const get = async (token: string, url: string) => (await app.call(token, 'GET', url)).status;

async function anEnrolled(role: 'clerk' | 'security-administrator' = 'clerk') {
  const { loginName, accountId } = await aPerson(app, tree.shihe, role);
  const { token } = (await first(loginName)).body;
  const enrolled = await anEnrolment(app, token, PASSWORD);
  later(STEP);
  return { loginName, accountId, token, ...enrolled };
}

describe('a second factor', () => {
  test('is asked of administrators: without it they may enrol and nothing else', async () => {
    const { loginName } = await aPerson(app, tree.shihe, 'security-administrator');
    const { status, body } = await first(loginName);
    expect({ status, toDo: body.toDo }).toEqual({ status: 201, toDo: ['enrol-second-factor'] });
    const refused = await app.call(body.token, 'GET', '/api/v1/accounts');
    expect(refused).toMatchObject({ status: 403, body: { detail: '请先绑定动态验证码。' } });
    expect(await get(body.token, '/api/v1/sessions')).toBe(403);
    expect(await get(body.token, '/api/v1/sessions/current')).toBe(200);
    const { recoveryCodes } = await anEnrolment(app, body.token, PASSWORD);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await get(body.token, '/api/v1/accounts')).toBe(200);
    const state = await app.call(body.token, 'GET', '/api/v1/second-factor');
    expect(state.body).toEqual({ enrolledAt: START.toISOString(), recoveryCodesLeft: 10 });
  });

  test.each([
    ['officer', 'henan', ['enrol-second-factor']],
    ['officer', 'xinyang', []],
    ['audit-administrator', 'shiheSchool', ['enrol-second-factor']],
    ['clerk', 'henan', []],
  ] as const)('%s of %s', async (role, place, toDo) => {
    const { loginName } = await aPerson(app, tree[place], role);
    expect((await first(loginName)).body.toDo).toEqual(toDo);
  });

  test('is asked of whom the authority above says', async () => {
    await aSetting(app, tree.zhengzhou, 'identity.second-factor-for', ['clerk']);
    const clerk = await aPerson(app, tree.zhongyuanSchool);
    const administrator = await aPerson(app, tree.zhongyuan, 'system-administrator');
    expect((await first(clerk.loginName)).body.toDo).toEqual(['enrol-second-factor']);
    expect((await first(administrator.loginName)).body.toDo).toEqual([]);
  });

  test('is asked at once of somebody signed in who is given such a role', async () => {
    const { loginName, accountId } = await aPerson(app, tree.shiheSchool);
    const { token } = (await first(loginName)).body;
    const henan = await app.signIn('security-administrator', tree.henan);
    const grant = { accountId, organisationId: tree.henan, role: 'officer' };
    expect((await app.call(henan, 'POST', '/api/v1/memberships', { body: grant })).status).toBe(201);
    expect(await get(token, '/api/v1/cases')).toBe(403);
    await anEnrolment(app, token, PASSWORD);
    expect(await get(token, '/api/v1/cases')).toBe(200);
  });

  test('is stored encrypted', async () => {
    const { accountId, secret, recoveryCodes } = await anEnrolled();
    const row = await app.database.db
      .selectFrom('second_factors')
      .selectAll()
      .where('account_id', '=', accountId as never)
      .executeTakeFirstOrThrow();
    expect(row.pending_secret).toBeNull();
    const stored = JSON.stringify(row);
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
  });

  test('begins with the password, and counts once a code was entered in time', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const { token } = (await first(loginName)).body;
    const begin = (body: object) => app.call(token, 'POST', '/api/v1/second-factor/enrolments', { body });
    const confirm = (code: string) =>
      app.call(token, 'POST', '/api/v1/second-factor/confirmation', { body: { code } });
    expect((await confirm('123456')).status).toBe(409);
    expect((await begin({ password: 'wrong' })).status).toBe(400);
    const { secret, uri } = (await begin({ password: PASSWORD })).body;
    expect(uri).toMatch(/^otpauth:\/\/totp\/.+secret=[A-Z2-7]{32}&issuer=/);
    expect((await first(loginName)).status).toBe(201);
    const wrong = authenticatorCode(app, secret, 5);
    expect((await confirm(wrong)).body.title).toBe('验证码不正确，没有绑定。');
    later(15 * 60_000);
    expect((await confirm(authenticatorCode(app, secret))).status).toBe(409);
  });

  test('is changed with a code of the present one', async () => {
    const { token, secret, recoveryCodes } = await anEnrolled();
    const begin = (code?: string) =>
      app.call(token, 'POST', '/api/v1/second-factor/enrolments', { body: { password: PASSWORD, code } });
    expect((await begin()).body.title).toBe('更换动态验证码须提供现在的验证码或恢复码。');
    expect((await begin(authenticatorCode(app, secret, 7))).status).toBe(400);
    expect((await begin(recoveryCodes[0])).status).toBe(201);
    const next = await begin(authenticatorCode(app, secret));
    const code = authenticatorCode(app, next.body.secret);
    const done = await app.call(token, 'POST', '/api/v1/second-factor/confirmation', { body: { code } });
    expect(done.status).toBe(201);
    expect(done.body.recoveryCodes).not.toContain(recoveryCodes[1]);
  });

  test('ends the other sessions when it is enrolled', async () => {
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const [mine, other] = [(await first(loginName)).body.token, (await first(loginName)).body.token];
    await anEnrolment(app, mine, PASSWORD);
    expect([await get(mine, '/api/v1/cases'), await get(other, '/api/v1/cases')]).toEqual([200, 401]);
  });
});

describe('signing in in two steps', () => {
  test('takes a code of this step or the ones beside it, never twice', async () => {
    const { loginName, secret, token } = await anEnrolled();
    const step = async (code: string) => second((await first(loginName)).body.challenge, code);
    const before = authenticatorCode(app, secret);
    later(STEP);
    const opened = await step(before);
    expect(opened).toMatchObject({ status: 201, body: { toDo: [] } });
    expect(opened.body.token).not.toBe(token);
    expect((await step(before)).status).toBe(401);
    const after = authenticatorCode(app, secret, 1);
    expect((await step(after)).status).toBe(201);
    expect((await step(authenticatorCode(app, secret))).status).toBe(401);
    expect((await step(authenticatorCode(app, secret, 3))).status).toBe(401);
  });

  test('two at once with the same code: one gets in', async () => {
    const { loginName, secret } = await anEnrolled();
    const { challenge } = (await first(loginName)).body;
    const code = authenticatorCode(app, secret);
    const answers = await Promise.all([second(challenge, code), second(challenge, code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401]);
  });

  test('does not tell at the first step whether the password was right, nor at the second which was wrong', async () => {
    const { loginName, secret } = await anEnrolled();
    const [right, wrong] = [await first(loginName), await first(loginName, 'wrong')];
    expect([right.status, wrong.status]).toEqual([202, 202]);
    expect(Object.keys(wrong.body)).toEqual(Object.keys(right.body));
    expect(wrong.body.challenge).toHaveLength(right.body.challenge.length);
    const wrongCode = await second(right.body.challenge, authenticatorCode(app, secret, 9));
    const wrongPassword = await second(wrong.body.challenge, authenticatorCode(app, secret));
    expect(wrongCode.status).toBe(401);
    expect({ ...wrongCode.body, instance: '' }).toEqual({ ...wrongPassword.body, instance: '' });
    // A code beside a wrong password was not accepted, so it is not used up.
    expect((await second(right.body.challenge, authenticatorCode(app, secret))).status).toBe(201);
  });

  test('locks after five failures at the second step, whatever was wrong', async () => {
    const { loginName, secret } = await anEnrolled();
    const { challenge } = (await first(loginName)).body;
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await second(challenge, authenticatorCode(app, secret, 9 + attempt))).status).toBe(401);
    expect((await second(challenge, authenticatorCode(app, secret))).status).toBe(429);
    expect((await first(loginName)).status).toBe(429);
    later(15 * 60_000 + 1);
    const again = await first(loginName);
    expect((await second(again.body.challenge, authenticatorCode(app, secret))).status).toBe(201);
  });

  test('takes a recovery code instead, once; one mistyped is told as such and does not count', async () => {
    const { loginName, recoveryCodes } = await anEnrolled();
    const [code = ''] = recoveryCodes;
    const step = async (text: string) => second((await first(loginName)).body.challenge, text);
    const other = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(code.charAt(0)) + 1) % CODE_ALPHABET.length);
    for (let attempt = 0; attempt < 6; attempt += 1)
      expect((await step(other + code.slice(1))).status).toBe(400);
    expect((await step(code.toLowerCase())).status).toBe(201);
    expect((await step(code)).status).toBe(401);
  });

  test.each([
    ['made up', async () => 'a-challenge-that-nobody-was-given'],
    [
      'older than five minutes',
      async (loginName: string) => {
        const { challenge } = (await first(loginName)).body;
        later(5 * 60_000);
        return challenge;
      },
    ],
    [
      'of before the password was set anew',
      async (loginName: string, accountId: number) => {
        const { challenge } = (await first(loginName)).body;
        const shihe = await app.signIn('security-administrator', tree.shihe);
        const link = await app.call(shihe, 'POST', `/api/v1/accounts/${accountId}/one-time-links`);
        later(1_000);
        const body = { token: link.body.linkToken, password: 'Another-Passw0rd' };
        await app.call(null, 'POST', '/api/v1/one-time-links/redemption', { body });
        return challenge;
      },
    ],
  ])('a challenge that is %s opens nothing', async (_what, challengeOf) => {
    const { loginName, accountId, secret } = await anEnrolled();
    const challenge = await challengeOf(loginName, accountId);
    const { status, body } = await second(challenge, authenticatorCode(app, secret));
    expect({ status, title: body.title }).toEqual({ status: 401, title: '登录的第二步已超时。' });
  });
});

describe('who has lost the telephone', () => {
  test('has it reset by whoever manages the account, and enrols again', async () => {
    const { loginName, accountId, token } = await anEnrolled('security-administrator');
    const reset = (by: string) => app.call(by, 'POST', `/api/v1/accounts/${accountId}/second-factor-resets`);
    expect((await reset(await app.signIn('security-administrator', tree.pingqiao))).status).toBe(404);
    expect(await reset(token)).toMatchObject({
      status: 409,
      body: { title: '不能对自己的账号进行这项操作。' },
    });
    expect((await reset(await app.signIn('security-administrator', tree.xinyang))).status).toBe(204);
    expect(await get(token, '/api/v1/sessions/current')).toBe(401);
    expect(await first(loginName)).toMatchObject({ status: 201, body: { toDo: ['enrol-second-factor'] } });
  });

  test('or the password as well, gets a new activation code: nothing of before opens the account', async () => {
    const { loginName, accountId, token } = await anEnrolled();
    const { challenge } = (await first(loginName)).body;
    const xinyang = await app.signIn('security-administrator', tree.xinyang);
    const issued = await app.call(xinyang, 'POST', `/api/v1/accounts/${accountId}/activation-codes`);
    expect(issued).toMatchObject({ status: 201, body: { issued: 1, slips: [{ loginName, role: 'clerk' }] } });
    expect(await get(token, '/api/v1/sessions/current')).toBe(401);
    expect((await first(loginName)).status).toBe(401);
    expect((await second(challenge, '123456')).status).toBe(401);
    const { code } = issued.body.slips[0];
    const same = await post('/api/v1/activations', { code, password: PASSWORD });
    expect(same).toMatchObject({ status: 201, body: { loginName } });
    expect(await first(loginName)).toMatchObject({ status: 201, body: { toDo: [] } });
    const { rows } = await app.database.db.executeQuery<{ action: string }>(
      app.database.db
        .selectFrom('entries')
        .select('action')
        .where('stream_kind', '=', 'account')
        .where('stream_id', '=', accountId)
        .orderBy('seq')
        .compile(),
    );
    expect(rows.map(({ action }) => action).slice(-4)).toEqual([
      'recover',
      'issue-code',
      'activate',
      'sign-in',
    ]);
  });
});
