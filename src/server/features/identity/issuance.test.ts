import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { transaction } from '../../db/database.ts';
import { featureJobs } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { enterSetting } from '../../settings/enter-setting.ts';
import { forgetExpired } from './forget-expired.ts';

const PASSWORD = '示例-Passw0rd';
const DAY = 86_400_000;
const START = new Date('2020-03-02T02:00:00Z');

let app: TestApp;
let tree: Tree;
let xinyang: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  xinyang = await app.signIn('security-administrator', tree.xinyang);
});

beforeEach(() => {
  app.now = START;
});

interface Slip {
  readonly accountId: number;
  readonly organisation: { readonly id: number; readonly name: string };
  readonly loginName: string;
  readonly code: string;
  readonly expiresAt: string;
}

const issue = (body: object, token: string | null = xinyang, headers: Record<string, string> = {}) =>
  app.call(token, 'POST', '/api/v1/account-issuances', { body, headers });
const issueOne = async (organisationId: number, more: object = {}): Promise<Slip> =>
  (await issue({ role: 'clerk', organisationIds: [organisationId], ...more })).body.slips[0];
const countBelow = async (query: string, token = xinyang) =>
  app.call(token, 'GET', `/api/v1/account-issuances/count?${query}`);
const activate = (code: string, password = PASSWORD) =>
  app.call(null, 'POST', '/api/v1/activations', { body: { code, password } });
const signIn = (loginName: string) =>
  app.call(null, 'POST', '/api/v1/sessions', { body: { loginName, password: PASSWORD } });
const inDatabase = async (text: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM activation_codes WHERE to_jsonb(activation_codes)::text LIKE ${`%${text}%`})
      + (SELECT count(*) FROM entries WHERE body LIKE ${`%${text}%`})
      + (SELECT count(*) FROM idempotency_keys WHERE response LIKE ${`%${text}%`}) AS count`.execute(
    app.database.db,
  );
  return rows[0]?.count ?? -1;
};

describe('issuing accounts', () => {
  test('for one organisation gives its login name, code and last day; the code is stored nowhere', async () => {
    const { status, body, headers } = await issue(
      { role: 'clerk', organisationIds: [tree.shiheSchool] },
      xinyang,
      { 'idempotency-key': 'issue-1' },
    );
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      issued: 1,
      slips: [
        {
          organisation: { id: tree.shiheSchool, name: '浉河区示例小学' },
          role: 'clerk',
          loginName: '2141000001',
          code: expect.stringMatching(/^(?:[3-9A-Y]{4}-){4}[3-9A-Y]{4}$/),
          expiresAt: '2020-04-01T02:00:00.000Z',
        },
      ],
    });
    const { code } = body.slips[0];
    expect(await inDatabase(code)).toBe(0);
    expect(await inDatabase(code.replaceAll('-', ''))).toBe(0);
    expect((await activate(code)).body).toEqual({ loginName: '2141000001' });
    expect((await signIn('2141000001')).status).toBe(201);
    const again = await issue({ role: 'clerk', organisationIds: [tree.shiheSchool] }, xinyang, {
      'idempotency-key': 'issue-1',
    });
    expect(again).toMatchObject({ status: 201, body: { issued: 1, slips: null } });
  });

  test('for everyone below leaves out who has one, and needs the number that was seen', async () => {
    const query = `below=${tree.xinyang}&role=clerk&kind=school`;
    const { count } = (await countBelow(query)).body;
    const below = { organisationId: tree.xinyang, kinds: ['school'] };
    const other = await issue({ role: 'clerk', below, expectedCount: count + 1 });
    expect(other).toMatchObject({
      status: 409,
      body: { title: `您看到的是 ${count + 1} 个，现在符合条件的有 ${count} 个，没有发放任何账号。` },
    });
    const { body } = await issue({ role: 'clerk', below, expectedCount: count });
    expect(new Set(body.slips.map(({ organisation }: Slip) => organisation.id))).toEqual(
      new Set([tree.shiheMiddleSchool, tree.shiheKindergarten, tree.pingqiaoSchool, tree.xinyangSchool]),
    );
    expect(new Set(body.slips.map(({ code }: Slip) => code)).size).toBe(count);
    expect((await countBelow(query)).body.count).toBe(0);
    expect((await countBelow(`below=${tree.xinyang}&role=officer&kind=authority`)).body.count).toBe(2);
  });

  test('is all or none, within reach', async () => {
    const outside = [tree.pingqiaoSchool, tree.zhongyuanSchool];
    expect((await issue({ role: 'clerk', organisationIds: outside })).status).toBe(404);
    expect((await countBelow(`below=${tree.zhengzhou}&role=clerk`)).status).toBe(404);
    const below = { organisationId: tree.zhengzhou };
    expect((await issue({ role: 'clerk', below, expectedCount: 1 })).status).toBe(404);
    const officer = await app.signIn('officer', tree.xinyang);
    expect((await issue({ role: 'clerk', organisationIds: [tree.shiheSchool] }, officer)).status).toBe(403);
    const closed = await anOrganisation(app.database.db, tree.shihe, { name: '已撤销的示例小学' });
    await sql`UPDATE organisation_periods SET open = false WHERE organisation_id = ${closed}`.execute(
      app.database.db,
    );
    expect(await issue({ role: 'clerk', organisationIds: [closed] })).toMatchObject({
      status: 409,
      body: { defects: [{ message: '“已撤销的示例小学”已撤销。' }] },
    });
  });

  test('gives each account a name of its own, also where a code is shared', async () => {
    const shared = { creditCode: '12441400456763110Y', kind: 'subordinate-unit', stages: [] } as const;
    const units = [
      await anOrganisation(app.database.db, tree.xinyang, { ...shared, name: '示例分校甲' }),
      await anOrganisation(app.database.db, tree.xinyang, { ...shared, name: '示例分校乙' }),
    ];
    const { body } = await issue({ role: 'clerk', organisationIds: units });
    const names = body.slips.map(({ loginName }: Slip) => loginName);
    expect(names).toEqual(['12441400456763110Y', '12441400456763110Y-2']);
    expect((await issueOne(units[0] ?? 0)).loginName).toBe('12441400456763110Y-3');
    expect((await issueOne(tree.shihe, { role: 'officer' })).loginName).toBe('411502-officer');
    expect((await issueOne(tree.xinyangUnit)).loginName).toBe(`unit${tree.xinyangUnit}`);
  });

  test('stands in the timelines, of the accounts and of whoever issues', async () => {
    const { accountId } = await issueOne(tree.shiheKindergarten);
    const entries = await app.database.db
      .selectFrom('entries')
      .select(['stream_id', 'action', 'body'])
      .where('stream_kind', '=', 'account')
      .where('action', 'in', ['create', 'grant-role', 'issue-code', 'issue-accounts'])
      .orderBy('recorded_at', 'desc')
      .execute();
    const own = entries.filter(({ stream_id }) => stream_id === accountId).map(({ action }) => action);
    expect(own.toSorted()).toEqual(['create', 'grant-role', 'issue-code']);
    expect(entries.some(({ body }) => body === '{"role":"clerk","what":"accounts","count":1}')).toBe(true);
  });

  test('again gives new codes to accounts that were never activated, and voids the earlier ones', async () => {
    const school = await anOrganisation(app.database.db, tree.shihe, { schoolCode: '2141000099' });
    const first = await issueOne(school);
    const second = await issueOne(school, { again: true });
    expect(second).toMatchObject({ accountId: first.accountId, loginName: first.loginName });
    expect((await activate(first.code)).status).toBe(404);
    const below = { organisationId: tree.shihe, kinds: ['school'] };
    const { count } = (await countBelow(`below=${tree.shihe}&role=clerk&kind=school&again=true`)).body;
    const all = await issue({ role: 'clerk', below, expectedCount: count, again: true });
    const third = all.body.slips.find(({ accountId }: Slip) => accountId === first.accountId);
    expect((await activate(second.code)).status).toBe(404);
    expect((await activate(third.code)).status).toBe(201);
    const over = await issue({ role: 'clerk', organisationIds: [school], again: true });
    expect(over).toMatchObject({ status: 409, body: { title: '这些机构没有尚未激活的账号。' } });
  });

  test('lets codes expire when the authority above says', async () => {
    await transaction(app.database.db, (tx) =>
      enterSetting(tx, occasionOfProgram('test', START, new Map()), {
        key: 'identity.activation-code-days',
        organisationId: tree.pingqiao,
        effectiveFrom: legalDay('2020-01-01'),
        value: 3,
      }),
    );
    const [first, second] = [await issueOne(tree.pingqiaoSchool), await issueOne(tree.pingqiaoSchool)];
    expect(first.expiresAt).toBe('2020-03-05T02:00:00.000Z');
    app.now = new Date(START.getTime() + 3 * DAY - 1);
    expect((await activate(first.code)).status).toBe(201);
    app.now = new Date(START.getTime() + 3 * DAY);
    expect((await activate(second.code)).status).toBe(404);
  });
});

describe('the sheet', () => {
  test('prints a slip for each, and carries its own style', async () => {
    const name = '<b>示例</b>小学';
    const school = await anOrganisation(app.database.db, tree.shihe, { name });
    const { status, body, headers } = await issue({ role: 'clerk', organisationIds: [school] }, xinyang, {
      accept: 'text/html',
    });
    expect(status).toBe(201);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(body).toContain('&lt;b&gt;示例&lt;/b&gt;小学');
    expect(body).toContain('break-inside: avoid');
    expect(body).toMatch(/<dd class="code">(?:\w{4}-){4}\w{4}<\/dd>/);
    expect(body).toContain('http://localhost:80/activate');
    expect(body).toContain('<dd>2020-04-01</dd>');
  });

  test('of more than a thousand is made by a job, waits sealed for its issuer, and is fetched once', async () => {
    const parent = await anOrganisation(app.database.db, tree.zhengzhou, {
      kind: 'authority',
      level: 'county',
      stages: [],
      name: '很多学校的示例县教育局',
    });
    await manySchools(parent, 1_001);
    const zhengzhou = await app.signIn('security-administrator', tree.zhengzhou);
    const below = { organisationId: parent };
    const asked = await issue({ role: 'clerk', below, expectedCount: 1_001 }, zhengzhou);
    expect(asked).toMatchObject({ status: 202, body: { sheetToken: expect.any(String) } });
    const fetch = (token: string | null, sheetToken: string) =>
      app.call(token, 'POST', asked.body.sheet, { body: { token: sheetToken } });
    expect((await fetch(zhengzhou, asked.body.sheetToken)).status).toBe(404);

    const job = await done(zhengzhou, asked.body.progress);
    expect(job).toMatchObject({ state: 'done', total: 1_001, result: { issued: 1_001 } });
    expect((await fetch(zhengzhou, `${asked.body.sheetToken.slice(0, -3)}AAA`)).status).toBe(404);
    const colleague = await app.signIn('security-administrator', tree.zhengzhou);
    expect((await fetch(colleague, asked.body.sheetToken)).status).toBe(404);
    const sheet = await fetch(zhengzhou, asked.body.sheetToken);
    expect(sheet.body.slips).toHaveLength(1_001);
    expect(await inDatabase(sheet.body.slips[0].code.replaceAll('-', ''))).toBe(0);
    expect((await activate(sheet.body.slips[1_000].code)).status).toBe(201);
    expect((await fetch(zhengzhou, asked.body.sheetToken)).status).toBe(404);
  });

  test('that nobody fetches is deleted after a day', async () => {
    const account = await app.database.db.selectFrom('accounts').select('id').executeTakeFirstOrThrow();
    const job = await app.database.db.selectFrom('jobs').select('id').executeTakeFirstOrThrow();
    const values = { job_id: job.id, account_id: account.id, sealed: Buffer.alloc(1) };
    await app.database.db
      .insertInto('activation_sheets')
      .values({ ...values, expires_at: new Date(START.getTime() + DAY) })
      .execute();
    const left = async (now: number) => {
      const occasion = occasionOfProgram('test', new Date(START.getTime() + now), new Map());
      await transaction(app.database.db, (tx) => forgetExpired.run(tx, occasion));
      return (await app.database.db.selectFrom('activation_sheets').select('job_id').execute()).length;
    };
    expect(await left(DAY - 1)).toBe(1);
    expect(await left(DAY)).toBe(0);
  });
});

async function manySchools(parent: number, count: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO organisations (school_code, created_at)
    SELECT (5000000000 + n)::text, ${START}::timestamptz FROM generate_series(1, ${count}) AS n RETURNING id`.execute(
    app.database.db,
  );
  const ids = rows.map(({ id }) => id);
  await sql`
    INSERT INTO organisation_periods (organisation_id, parent_id, name, kind, stages, province_id, region_id, county_id,
      effective_from, recorded_from)
    SELECT school.id, ${parent}::bigint, '示例小学 ' || school.id, 'school', '{primary-secondary}', ${tree.henan}::bigint,
      ${tree.zhengzhou}::bigint, ${parent}::bigint, '2019-01-01', '2019-01-01'
    FROM unnest(${ids}::bigint[]) AS school(id)`.execute(app.database.db);
  await sql`
    INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
    SELECT line.ancestor_id, school.id, line.depth + 1, '2019-01-01'
    FROM unnest(${ids}::bigint[]) AS school(id), organisation_closure AS line
    WHERE line.descendant_id = ${parent}::bigint AND line.valid_to = 'infinity'`.execute(app.database.db);
}

async function done(token: string, url: string) {
  const { jobs } = app.app.services;
  await jobs.start(featureJobs(app.app.services));
  try {
    for (let tries = 0; tries < 300; tries += 1) {
      const { body } = await app.call(token, 'GET', url);
      if (body.state === 'done' || body.state === 'failed') return body;
      await sleep(50);
    }
    throw new Error('the job does not end');
  } finally {
    await jobs.stop();
  }
}
