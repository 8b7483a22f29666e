import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from './app.ts';
import { type FilingDesk, filingDesk } from './builders/filing-desk.ts';
import { aTree, type Tree } from './builders/organisations.ts';

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

describe('an Idempotency-Key', () => {
  it('is refused for another request', async () => {
    const ask = (body: object) =>
      app.call(clerk, 'POST', '/api/v1/use-filings', { body, headers: { 'idempotency-key': 'once' } });
    expect((await ask({ organisationId: tree.shiheSchool })).status).toBe(201);
    expect(
      (await ask({ organisationId: tree.shiheSchool, form: { selfDevelopedSelfUsed: false } })).status,
    ).toBe(400);
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
