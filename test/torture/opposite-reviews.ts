import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { TestAnswer } from '../app-on-database.ts';
import { verifiedFilings } from '../builders/verified-filings.ts';
import type { Fault, Site } from './fault.ts';

const ROUNDS = 6;

/** Every second time by the return first, so that neither is always the quicker. */
export const oppositeReviews: Fault = {
  title: 'two reviewers of one provider filing decide opposite ways at once',
  async inject(site) {
    const { app, tree } = site;
    const colleague = await app.signIn('officer', tree.henan);
    const filings = await verifiedFilings(app.database.db, {
      count: ROUNDS,
      authorityId: tree.henan,
      now: app.now,
    });
    for (const [round, id] of filings.entries()) await decideBothWays(site, colleague, { id, round });
  },
};

async function decideBothWays(
  site: Site,
  colleague: string,
  { id, round }: { id: number; round: number },
): Promise<void> {
  const { app, providers } = site;
  const decide = (token: string, what: string, body: object = {}) =>
    app.call(token, 'POST', `/api/v1/provider-filings/${id}/${what}`, { body: { version: 2, ...body } });
  const approve = () => decide(providers.province, 'approval');
  const sendBack = () => decide(colleague, 'return', { reasons: [{ reason: '材料不清晰' }] });
  const answers = await Promise.all(round % 2 === 0 ? [approve(), sendBack()] : [sendBack(), approve()]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, 409],
  );
  const won = answers.find(({ status }) => status === 201);
  ensureTold(answers.find(({ status }) => status === 409));
  assert.deepEqual(await traces(site, id), {
    state: won?.body.state,
    published: won?.body.state === 'approved' ? 1 : 0,
    decisions: 1,
    messages: 1,
  });
}

/** Who decided what, and when. */
function ensureTold(refused: TestAnswer | undefined): void {
  const told = JSON.stringify(refused?.body);
  assert.match(told, /account:\d+/, told);
  assert.match(told, /\d{4}-\d{2}-\d{2} \d{2}:\d{2} 操作（(?:准予备案|退回补充)）/, told);
}

async function traces({ app }: Site, id: number): Promise<unknown> {
  const { rows } = await sql`
    SELECT state, (SELECT count(*) FROM register_apps WHERE filing_case_id = cases.id) AS published,
      (SELECT count(*) FROM entries WHERE stream_kind = 'case' AND stream_id = cases.id
        AND action IN ('approve', 'return')) AS decisions,
      (SELECT count(*) FROM inbox WHERE case_id = cases.id) AS messages
    FROM cases WHERE id = ${id}`.execute(app.database.db);
  return rows[0];
}
