import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { providerDesk } from '../../../../test/builders/provider-desk.ts';

const ANYBODY = null;
const CODE = '12441400456763110Y';
const PASSWORD = '示例-Passw0rd';
const START = new Date('2020-03-02T02:00:00Z');

let app: TestApp;
let tree: Tree;
let officer: string;
let made = 0;
let addresses = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  officer = await app.signIn('officer', tree.henan);
});

beforeEach(async () => {
  app.now = START;
  await app.database.db.deleteFrom('attempts').execute();
});

interface From {
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** From an address of its own, unless told. */
async function register(body: object, { address, headers = {} }: From = {}) {
  made += 1;
  addresses += 1;
  const remoteAddress = address ?? `198.51.100.${addresses % 250}`;
  const payload = {
    name: `示例公司 ${made}`,
    kind: 'provider',
    creditCode: CODE,
    loginName: `company.${made}`,
    password: PASSWORD,
    ...body,
  };
  const response = await app.app.inject({
    method: 'POST',
    url: '/api/v1/registrations',
    remoteAddress,
    headers,
    payload,
  });
  return { status: response.statusCode, body: response.json(), loginName: payload.loginName };
}

const signIn = (loginName: string, password = PASSWORD) =>
  app.call(ANYBODY, 'POST', '/api/v1/sessions', { body: { loginName, password } });

async function aProof(purpose = 'registration'): Promise<string> {
  const { body: challenge } = await app.call(ANYBODY, 'GET', `/api/v1/proof-of-work?purpose=${purpose}`);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

/** A code whose check digit does not agree, a new one each time. */
function aCode(): string {
  made += 1;
  return `91350211M${String(made).padStart(8, '0')}X`;
}

async function organisationOf(token: string): Promise<number> {
  const { body } = await app.call(token, 'GET', '/api/v1/sessions/current');
  return body.memberships[0]?.organisationId;
}

describe('an organisation outside the tree', () => {
  test('registers itself with its first clerk, and is unverified', async () => {
    const { status, body, loginName } = await register({ kind: 'app-store', name: '示例商店' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ title: '登记信息已收到。', warnings: [] });
    const { token } = (await signIn(loginName)).body;
    const id = await organisationOf(token);
    expect((await app.call(token, 'GET', `/api/v1/organisations/${id}`)).body).toMatchObject({
      name: '示例商店',
      kind: 'app-store',
      creditCode: CODE,
      parent: null,
      unverified: true,
    });
    expect((await app.call(token, 'GET', '/api/v1/inbox')).body.items[0].title).toContain('尚待核验');
  });

  test.each(['school', 'authority', 'subordinate-unit'])('a %s does not', async (kind) => {
    const { status, body } = await register({ kind });
    expect(status).toBe(422);
    expect(body.defects[0]).toMatchObject({
      field: 'kind',
      ref: 'JU-11',
      remedy: expect.stringContaining('主管教育行政部门'),
    });
  });

  test('is told all that is wrong at once', async () => {
    const { status, body } = await register({
      creditCode: '91I',
      name: ' ',
      kind: 'school',
      password: 'short',
    });
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'kind',
      'creditCode',
      'password',
      'password',
    ]);
  });

  test('with a check digit that does not agree is entered; both sides see the warning', async () => {
    const creditCode = aCode();
    const { status, body, loginName } = await register({ creditCode });
    expect(status).toBe(202);
    expect(body.warnings).toMatchObject([
      { field: 'creditCode', message: expect.stringContaining('校验码不符') },
    ]);
    const id = await organisationOf((await signIn(loginName)).body.token);
    const { items } = (await app.call(officer, 'GET', `/api/v1/registrations?cursor=${id - 1}`)).body;
    expect(items[0]).toMatchObject({ organisationId: id, creditCode, warnings: body.warnings });
  });

  test.each([
    ['a field too many', { verified: true }],
    ['no kind', { kind: undefined }],
    ['a login name with blanks', { loginName: 'a b' }],
    ['a name with a line break', { name: '甲\n乙' }],
  ])('is refused with %s', async (_what, body) => {
    expect((await register(body)).status).toBe(400);
  });
});

describe('a credit code that is taken', () => {
  test('gets the same answer; nothing is entered, and its holder is told once a day', async () => {
    const creditCode = aCode();
    const first = await register({ creditCode });
    const again = [await register({ creditCode }), await register({ creditCode })];
    for (const { status, body, loginName } of again) {
      expect({ status, body }).toEqual({ status: first.status, body: first.body });
      expect((await signIn(loginName)).status).toBe(401);
    }
    const { token } = (await signIn(first.loginName)).body;
    const titles = (await app.call(token, 'GET', '/api/v1/inbox')).body.items.map(
      ({ title }: { title: string }) => title,
    );
    expect(titles).toEqual(['有人再次以本单位的统一社会信用代码登记', '本单位已登记，尚待核验']);
    expect(await holdersOf(creditCode)).toHaveLength(1);
  });

  test('is taken for that kind alone', async () => {
    const creditCode = aCode();
    await register({ creditCode, kind: 'provider' });
    const store = await register({ creditCode, kind: 'app-store' });
    expect((await signIn(store.loginName)).status).toBe(201);
  });

  test('by two at once is taken by one', async () => {
    const creditCode = aCode();
    const answers = await Promise.all([
      register({ creditCode }),
      register({ creditCode }),
      register({ creditCode }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await holdersOf(creditCode)).toHaveLength(1);
  });

  const holdersOf = (creditCode: string) =>
    app.database.db.selectFrom('organisations').select('id').where('credit_code', '=', creditCode).execute();
});

test('a login name that is taken gets the same answer, and keeps its password', async () => {
  const first = await register({ creditCode: aCode() });
  const creditCode = aCode();
  const again = await register({ creditCode, loginName: first.loginName, password: 'Another-Passw0rd' });
  expect(again.status).toBe(202);
  expect({ ...again.body, warnings: [] }).toEqual({ ...first.body, warnings: [] });
  expect((await signIn(first.loginName, 'Another-Passw0rd')).status).toBe(401);
  expect((await signIn(first.loginName)).status).toBe(201);
  const retried = await register({ creditCode });
  expect((await signIn(retried.loginName)).status).toBe(201);
});

describe('verification', () => {
  const verify = (token: string | null, id: number, body: object = { basis: '营业执照' }) =>
    app.call(token, 'POST', `/api/v1/registrations/${id}/verification`, { body });

  test('by a province is noted once, with what was looked at', async () => {
    const { loginName } = await register({ creditCode: aCode() });
    const { token } = (await signIn(loginName)).body;
    const id = await organisationOf(token);
    expect((await verify(officer, id)).status).toBe(201);
    expect((await verify(officer, id)).status).toBe(409);
    expect((await app.call(token, 'GET', `/api/v1/organisations/${id}`)).body.unverified).toBe(false);
    const { items } = (await app.call(officer, 'GET', `/api/v1/registrations?verified=true&cursor=${id - 1}`))
      .body;
    expect(items[0]).toMatchObject({ organisationId: id, verifiedBy: { id: tree.henan }, basis: '营业执照' });
  });

  test('is not for others, nor of others', async () => {
    const { loginName } = await register({ creditCode: aCode() });
    const { token } = (await signIn(loginName)).body;
    const id = await organisationOf(token);
    expect((await verify(ANYBODY, id)).status).toBe(401);
    expect((await verify(token, id)).status).toBe(403);
    expect((await verify(await app.signIn('officer', tree.xinyang), id)).status).toBe(403);
    expect((await verify(officer, tree.shiheSchool)).status).toBe(404);
    expect((await verify(officer, id, { basis: '' })).status).toBe(400);
  });
});

test('the first filing that is approved verifies the proof, too', async () => {
  const desk = await providerDesk(app, tree);
  await app.database.db
    .insertInto('self_registrations')
    .values({ organisation_id: desk.providerId, registered_at: START })
    .execute();
  const own = () => app.call(desk.provider, 'GET', `/api/v1/organisations/${desk.providerId}`);
  const { status, body: filing } = await desk.submitted();
  expect(status).toBe(201);
  expect((await own()).body.unverified).toBe(true);
  expect((await desk.approve(filing.id)).status).toBe(201);
  expect((await own()).body.unverified).toBe(false);
});

describe('floods', () => {
  const address = '203.0.113.7';
  let unspent: Promise<string> | undefined;

  test('from one address meet a proof of work after three, whatever X-Forwarded-For says', async () => {
    for (let n = 0; n < 3; n += 1)
      expect((await register({ creditCode: aCode() }, { address })).status).toBe(202);
    for (let n = 0; n < 3; n += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${n}`, forwarded: `for=192.0.2.${n}` };
      const { status, body } = await register({ creditCode: aCode() }, { address, headers });
      expect(status).toBe(429);
      expect(body.defects).toMatchObject([{ field: 'proofOfWork' }]);
    }
    expect((await register({ creditCode: aCode() }, { address: '203.0.113.8' })).status).toBe(202);
    app.now = new Date(START.getTime() + 3_600_001);
    expect((await register({ creditCode: aCode() }, { address })).status).toBe(202);
  });

  test('from one IPv6 network count as one', async () => {
    for (let n = 1; n <= 3; n += 1) await register({ creditCode: aCode() }, { address: `2001:db8::${n}` });
    expect((await register({ creditCode: aCode() }, { address: '2001:db8:0:0:ffff::1' })).status).toBe(429);
    expect((await register({ creditCode: aCode() }, { address: '2001:db8:0:1::1' })).status).toBe(202);
  });

  test('from everywhere meet it too', async () => {
    await earlier(30);
    expect((await register({ creditCode: aCode() })).status).toBe(429);
    expect((await register({ creditCode: aCode(), proofOfWork: await aProof() })).status).toBe(202);
  });

  test('end at twenty a day, proof or not; what was refused does not count against others', async () => {
    const { db } = app.database;
    await register({ creditCode: aCode() }, { address });
    const first = await db.selectFrom('attempts').select('address').executeTakeFirstOrThrow();
    const more = Array.from({ length: 19 }, (_, n) => anAttempt(first.address, n));
    await db.insertInto('attempts').values(more).execute();
    const proofOfWork = await aProof();
    for (let n = 0; n < 3; n += 1) expect((await register({ proofOfWork }, { address })).status).toBe(429);
    expect(await db.selectFrom('attempts').select('id').execute()).toHaveLength(20);
  });

  test('a proof counts once, for what it was made for, while it is valid', async () => {
    await earlier(30);
    const proofOfWork = await aProof();
    expect((await register({ creditCode: aCode(), proofOfWork })).status).toBe(202);
    expect(await register({ creditCode: aCode(), proofOfWork })).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'proofOfWork' }] },
    });
    const late = await aProof();
    app.now = new Date(START.getTime() + 21 * 60_000);
    expect((await register({ creditCode: aCode(), proofOfWork: late })).status).toBe(400);
  });

  test('a proof used by two at once counts once', async () => {
    await earlier(30);
    const proofOfWork = await aProof();
    const answers = await Promise.all([1, 2, 3].map(() => register({ creditCode: aCode(), proofOfWork })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 400, 400]);
  });

  test.each([
    [
      'made easier',
      (payload: any) => ({
        ...payload,
        challenge: { ...payload.challenge, parameters: { ...payload.challenge.parameters, keyPrefix: '0' } },
      }),
    ],
    [
      'made to last',
      (payload: any) => ({
        ...payload,
        challenge: {
          ...payload.challenge,
          parameters: { ...payload.challenge.parameters, data: { purpose: 'registration', until: 9e15 } },
        },
      }),
    ],
    [
      'not solved',
      (payload: any) => ({
        ...payload,
        solution: { ...payload.solution, counter: payload.solution.counter + 1 },
      }),
    ],
    [
      'signed by nobody',
      ({ challenge, solution }: any) => ({ challenge: { parameters: challenge.parameters }, solution }),
    ],
    ['no object', () => 7],
  ])('a proof that is %s is refused', async (_what, change) => {
    unspent ??= aProof();
    const payload = JSON.parse(Buffer.from(await unspent, 'base64').toString());
    const proofOfWork = Buffer.from(JSON.stringify(change(payload))).toString('base64');
    expect((await register({ creditCode: aCode(), proofOfWork })).status).toBe(400);
  });

  /** Attempts from as many addresses. */
  async function earlier(count: number): Promise<void> {
    const attempts = Array.from({ length: count }, (_, n) => anAttempt(Buffer.from([n])));
    await app.database.db.insertInto('attempts').values(attempts).execute();
  }
});

const anAttempt = (from: Buffer, hoursAgo = 0) => ({
  purpose: 'registration',
  address: from,
  attempted_at: new Date(START.getTime() - hoursAgo * 3_600_000),
});

test('attempts are counted without the address itself', async () => {
  await register({ creditCode: aCode() }, { address: '203.0.113.99' });
  const { address } = await app.database.db
    .selectFrom('attempts')
    .select('address')
    .executeTakeFirstOrThrow();
  expect(address).toHaveLength(32);
});
