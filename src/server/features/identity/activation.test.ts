import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { CODE_ALPHABET } from '../../../policy/identity/typed-code.ts';
import { randomCode } from './random-code.ts';

const PASSWORD = '示例-Passw0rd';
const START = new Date('2020-03-02T02:00:00Z');

let app: TestApp;
let tree: Tree;
let security: string;
let addresses = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  security = await app.signIn('security-administrator', tree.shihe);
});

beforeEach(() => {
  app.now = START;
});

async function aCode(): Promise<{ code: string; accountId: number; loginName: string }> {
  const body = { role: 'clerk', organisationIds: [tree.shiheSchool] };
  return (await app.call(security, 'POST', '/api/v1/account-issuances', { body })).body.slips[0];
}

/** From an address of its own, unless told. */
async function activate(code: string, password = PASSWORD, address?: string, headers = {}) {
  addresses += 1;
  const response = await app.app.inject({
    method: 'POST',
    url: '/api/v1/activations',
    remoteAddress: address ?? `10.0.${Math.trunc(addresses / 250)}.${addresses % 250}`,
    headers,
    payload: { code, password },
  });
  return { status: response.statusCode, body: JSON.parse(response.body) };
}

const voidCode = () => randomCode(19);

describe('an activation code', () => {
  test('sets the first password, once', async () => {
    const { code, loginName } = await aCode();
    expect(await activate(code)).toEqual({ status: 201, body: { loginName } });
    expect((await activate(code, 'Another-Passw0rd')).status).toBe(404);
    const signedIn = await app.call(null, 'POST', '/api/v1/sessions', {
      body: { loginName, password: PASSWORD },
    });
    expect(signedIn).toMatchObject({ status: 201, body: { toDo: [] } });
  });

  test('is read in small letters, with blanks, without dashes', async () => {
    const { code } = await aCode();
    expect((await activate(` ${code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(201);
  });

  test('with a typing error is told as such, and nothing is counted', async () => {
    const { code } = await aCode();
    const wrong = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(code.charAt(0)) + 1) % CODE_ALPHABET.length);
    expect(await activate(wrong + code.slice(1))).toMatchObject({
      status: 400,
      body: {
        title: '激活码输入有误。',
        defects: [{ field: 'code', message: expect.stringContaining('校验不符') }],
      },
    });
    const counted = await app.database.db
      .selectFrom('guesses')
      .select('failures')
      .where('minute', '=', START)
      .execute();
    expect((await activate(`0${code.slice(1)}`)).body.defects[0].message).toContain('“0”');
    expect((await activate(code.slice(1))).body.defects[0].message).toContain('19 个');
    const after = await app.database.db
      .selectFrom('guesses')
      .select('failures')
      .where('minute', '=', START)
      .execute();
    expect(after).toEqual(counted);
    expect((await activate(code)).status).toBe(201);
  });

  test('survives a weak password, and names everything that it lacks', async () => {
    const { code, loginName } = await aCode();
    const { status, body } = await activate(code, `x${loginName}`);
    expect(status).toBe(400);
    expect(body.defects.map(({ rule }: { rule: string }) => rule)).toEqual([
      'identity/a-password-does-not-contain-the-login-name',
      'identity/a-password-is-not-a-well-known-one',
      'identity/a-password-is-no-repetition-or-sequence',
    ]);
    expect((await activate(code)).status).toBe(201);
  });

  test('that is wrong, used, voided, expired or of a disabled account gets one and the same answer', async () => {
    const [used, voided, disabled, expired] = [await aCode(), await aCode(), await aCode(), await aCode()];
    await activate(used.code);
    await app.call(security, 'POST', `/api/v1/accounts/${voided.accountId}/activation-codes`);
    await app.call(security, 'POST', `/api/v1/accounts/${disabled.accountId}/disabling`);
    const answers = [
      await activate(voidCode()),
      await activate(used.code, 'x'),
      await activate(voided.code),
      await activate(disabled.code),
    ];
    app.now = new Date(START.getTime() + 31 * 86_400_000);
    answers.push(await activate(expired.code));
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body, instance: '' }).toEqual({ ...answers[0]?.body, instance: '' });
    }
  });

  test('used twice at once works once', async () => {
    const { code } = await aCode();
    const answers = await Promise.all([activate(code), activate(code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  });
});

describe('guessing', () => {
  test('from one address is slowed down, whatever the client says of its address', async () => {
    // One attempt more is allowed each second, so that a slow machine is slowed down later.
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 600) {
      const headers = {
        'x-forwarded-for': `203.0.113.${statuses.length % 250}`,
        forwarded: `for=203.0.113.${statuses.length % 250}`,
      };
      statuses.push((await activate(voidCode(), PASSWORD, '192.0.2.1', headers)).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(60);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    expect((await activate(voidCode(), PASSWORD, '192.0.2.2')).status).toBe(404);
  });

  test('from everywhere together is stopped for the minute, and then goes on', async () => {
    const { code } = await aCode();
    await app.database.db
      .insertInto('guesses')
      .values({ what: 'activation-code', minute: START, failures: 599 })
      .onConflict((conflict) => conflict.columns(['what', 'minute']).doUpdateSet({ failures: 599 }))
      .execute();
    expect((await activate(voidCode())).status).toBe(404);
    expect(await activate(code)).toMatchObject({
      status: 429,
      body: { title: '尝试的次数过多，暂时不能办理。' },
    });
    app.now = new Date(START.getTime() + 60_000);
    expect((await activate(code)).status).toBe(201);
  });
});

describe('the page', () => {
  const submit = async (fields: Record<string, string>) => {
    const response = await app.app.inject({
      method: 'POST',
      url: '/activate',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: response.statusCode, body: response.body };
  };

  test('asks for code and password, says what is wrong, and tells the login name in the end', async () => {
    const { code, loginName } = await aCode();
    app.now = new Date(START.getTime() + 300_000);
    const page = await app.call(null, 'GET', '/activate');
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<label for="code">激活码') });
    expect(page.headers['cache-control']).toBe('no-store');
    const different = await submit({ code, password: PASSWORD, again: 'x' });
    expect(different).toMatchObject({ status: 400, body: expect.stringContaining('两次输入的密码不一致') });
    expect(different.body).toContain(`value="${code}"`);
    const mistyped = await submit({ code: `${code}A`, password: PASSWORD, again: PASSWORD });
    expect(mistyped).toMatchObject({ status: 400, body: expect.stringContaining('21 个') });
    const unknown = await submit({ code: voidCode(), password: PASSWORD, again: PASSWORD });
    expect(unknown).toMatchObject({ status: 404, body: expect.stringContaining('联系发放账号的管理员') });
    const hostile = await submit({ code: '"><script>', password: PASSWORD, again: PASSWORD });
    expect(hostile.body).not.toContain('<script>');
    const done = await submit({ code, password: PASSWORD, again: PASSWORD });
    expect(done).toMatchObject({
      status: 200,
      body: expect.stringContaining(`<strong>${loginName}</strong>`),
    });
  });

  test('is not shaken by fields that are missing or too long', async () => {
    expect((await submit({ code: 'x' })).status).toBe(400);
    expect((await submit({ code: 'x'.repeat(9_000), password: 'x', again: 'x' })).status).toBe(400);
    expect((await submit({ code: 'x'.repeat(20_000), password: 'x', again: 'x' })).status).toBe(413);
  });
});
