import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from './app.ts';
import { type FilingDesk, filingDesk } from './builders/filing-desk.ts';
import { aTree, type Tree } from './builders/organisations.ts';
import { aRegisterApp } from './builders/register.ts';

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;
let clerk: string;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
});

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function countOf(table: 'entries' | 'use_filings' | 'register_uses' | 'completion_periods' | 'inbox') {
  const { count } = await app.database.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function allCounts(): Promise<number[]> {
  return Promise.all(
    (['entries', 'use_filings', 'register_uses', 'completion_periods', 'inbox'] as const).map(countOf),
  );
}

describe('a timeline that cannot be written', () => {
  it('takes the whole confirmation back, and later it goes through', async () => {
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    const before = await allCounts();
    await asOwner(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE TRIGGER failing BEFORE INSERT ON entries FOR EACH ROW WHEN (NEW.action = 'publish') EXECUTE FUNCTION fail()`);
    const failed = await desk.confirm(officer, body);
    expect(failed.status).toBe(500);
    expect(failed.body.title).not.toBe('');
    expect(await allCounts()).toEqual(before);
    await asOwner('DROP TRIGGER failing ON entries');
    expect((await desk.confirm(officer, body)).status).toBe(201);
  });
});

describe('the same Idempotency-Key fifty times at once', () => {
  it('opens one draft and gives fifty equal answers', async () => {
    const before = await countOf('use_filings');
    const registerId = await aRegisterApp(app.database.db);
    const ask = () =>
      app.call(clerk, 'POST', '/api/v1/use-filings', {
        body: { organisationId: tree.shiheSchool, form: { app: { registerId } } },
        headers: { 'idempotency-key': 'fifty' },
      });
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await countOf('use_filings')).toBe(before + 1);
  });

  it('is refused for another request', async () => {
    const answer = await app.call(clerk, 'POST', '/api/v1/use-filings', {
      body: { organisationId: tree.shiheSchool, form: {} },
      headers: { 'idempotency-key': 'fifty' },
    });
    expect(answer.status).toBe(400);
  });
});

describe('two officers who decide opposite ways at once', () => {
  it('one wins, the other is told that somebody was quicker', async () => {
    const other = await app.signIn('officer', tree.shihe);
    for (let round = 0; round < 5; round += 1) {
      const { body } = await desk.submitted(clerk, tree.shiheSchool);
      const answers = await Promise.all([
        desk.confirm(officer, body),
        desk.sendBack(other, body, '请补充使用年级'),
      ]);
      expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.title).toMatch(/变化|处理|不能/);
    }
  });
});

describe('skipped steps', () => {
  it('a draft is not confirmed, a confirmed filing not returned, a submitted one not submitted again', async () => {
    const draft = await desk.draft(clerk, tree.shiheSchool);
    expect((await desk.confirm(officer, draft.body)).status).toBe(409);
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    expect((await desk.submit(clerk, body)).status).toBe(409);
    const confirmed = await desk.confirm(officer, body);
    expect((await desk.sendBack(officer, confirmed.body, '请补充')).status).toBe(409);
  });
});

describe('a batch', () => {
  it('with one foreign id is refused whole and the id named', async () => {
    const sibling = await app.signIn('clerk', tree.pingqiaoSchool);
    const own = await desk.submitted(clerk, tree.shiheSchool);
    const foreign = await desk.submitted(sibling, tree.pingqiaoSchool);
    const items = [own.body, foreign.body].map(({ id, version }) => ({ id, version }));
    const answer = await app.call(officer, 'POST', '/api/v1/use-filings/confirmations', { body: { items } });
    expect(answer).toMatchObject({ status: 404, body: { defects: [{ field: `cases.${foreign.body.id}` }] } });
    const filing = await app.call(officer, 'GET', `/api/v1/use-filings/${own.body.id}`);
    expect(filing.body.state).toBe('submitted');
  });

  it('by filter says when there are more than the officer saw', async () => {
    const queue = await app.call(officer, 'GET', '/api/v1/cases?limit=200');
    const seen = queue.body.items.length;
    await desk.submitted(clerk, tree.shiheSchool);
    const body = { filter: { kind: 'use-filing' }, expectedCount: seen };
    const stale = await app.call(officer, 'POST', '/api/v1/use-filings/confirmations', { body });
    expect(stale).toMatchObject({ status: 409, body: { title: expect.stringContaining(String(seen + 1)) } });
    const all = { ...body, expectedCount: seen + 1 };
    const confirmed = await app.call(officer, 'POST', '/api/v1/use-filings/confirmations', { body: all });
    expect(confirmed).toMatchObject({ status: 201, body: { confirmed: seen + 1 } });
  });
});

describe('an officer whose role ends in the middle of a session', () => {
  it('is refused with the next request', async () => {
    const leaving = await app.signIn('officer', tree.shihe);
    expect((await app.call(leaving, 'GET', '/api/v1/cases')).status).toBe(200);
    const { accountId } = (await app.call(leaving, 'GET', '/api/v1/sessions/current')).body;
    const { id } = await app.database.db
      .selectFrom('memberships')
      .select('id')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    const security = await app.signIn('security-administrator', tree.xinyang);
    expect((await app.call(security, 'POST', `/api/v1/memberships/${id}/end`)).status).toBe(204);
    expect((await app.call(leaving, 'GET', '/api/v1/cases')).status).toBe(403);
  });
});
