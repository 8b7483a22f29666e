import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { TestAnswer } from '../app-on-database.ts';
import type { Fault, Site } from './fault.ts';

const TIMES = 50;

export const sameKeyAtOnce: Fault = {
  title: `the same Idempotency-Key ${TIMES} times at once`,
  async inject(site) {
    const { app, desk, tree, clerk } = site;
    const key = { 'idempotency-key': `fifty-${await count(site)}` };
    const before = await count(site);
    const opened = await atOnce(() =>
      app.call(clerk, 'POST', '/api/v1/use-filings', {
        body: { organisationId: tree.shiheSchool },
        headers: key,
      }),
    );
    assert.equal(opened.status, 201);
    assert.equal(await count(site), before + 1, 'one draft');

    const { body: draft } = await desk.draft(clerk, tree.shiheSchool);
    const submitted = await atOnce(() =>
      app.call(clerk, 'POST', `/api/v1/use-filings/${draft.id}/submission`, {
        body: { version: draft.version },
        headers: { 'idempotency-key': `submission-${draft.id}` },
      }),
    );
    assert.equal(submitted.status, 201);
    const { rows } = await sql`SELECT FROM entries
      WHERE stream_kind = 'case' AND stream_id = ${draft.id} AND action = 'submit'`.execute(app.database.db);
    assert.equal(rows.length, 1, 'one submission');
  },
};

async function atOnce(ask: () => Promise<TestAnswer>): Promise<TestAnswer> {
  const answers = await Promise.all(Array.from({ length: TIMES }, ask));
  const [first] = answers;
  assert.ok(first !== undefined);
  for (const { status, body } of answers)
    assert.deepEqual({ status, body }, { status: first.status, body: first.body });
  return first;
}

async function count({ app }: Site): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM use_filings`.execute(app.database.db);
  return rows[0]?.count ?? 0;
}
