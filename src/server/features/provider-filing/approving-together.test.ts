import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { halfDoneApprovals, serialsOf } from '../../../../test/builders/approvals.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { verifiedFilings } from '../../../../test/builders/verified-filings.ts';
import type { CaseId } from '../../../policy/ids.ts';

let app: TestApp;
let tree: Tree;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
});

const verified = (count: number) =>
  verifiedFilings(app.database.db, { count, authorityId: tree.henan, now: app.now });

const approve = (token: string, id: CaseId, version = 2) =>
  app.call(token, 'POST', `/api/v1/provider-filings/${id}/approval`, { body: { version } });

/** The transaction. */
const WRITTEN_BY = sql<string>`entries.xmin::text`.as('written_by');

/** Who decided each filing, and who published its app. */
async function actorsOf(filings: readonly CaseId[]) {
  const { db } = app.database;
  const decided = await db
    .selectFrom('entries')
    .select(['stream_id as id', 'actor'])
    .where('stream_kind', '=', 'case')
    .where('action', '=', 'approve')
    .execute();
  const published = await db
    .selectFrom('register_apps')
    .innerJoin('entries', (join) =>
      join
        .onRef('entries.stream_id', '=', 'register_apps.id')
        .on('stream_kind', '=', 'register-app')
        .on('action', '=', 'publish'),
    )
    .select(['filing_case_id as id', 'actor', WRITTEN_BY])
    .execute();
  return filings.map((id) => ({
    decidedBy: decided.find((entry) => entry.id === id)?.actor,
    publishedBy: published.find((entry) => entry.id === id)?.actor,
    writtenBy: published.find((entry) => entry.id === id)?.written_by,
  }));
}

describe('officers of a province who approve at the same time', () => {
  it('are served by a few transactions, each under its own name, with numbers that have no gap', async () => {
    const filings = await verified(12);
    const officers = [await app.signIn('officer', tree.henan), await app.signIn('officer', tree.henan)];
    const tokenOf = (index: number) => officers[index % 2] ?? '';
    const answers = await Promise.all(filings.map((id, index) => approve(tokenOf(index), id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const serials = await serialsOf(app.database.db, filings);
    expect(serials).toEqual(serials.map((_, index) => (serials[0] ?? 0) + index));
    expect(await halfDoneApprovals(app.database.db)).toEqual([]);
    const actors = await actorsOf(filings);
    expect(new Set(actors.map(({ writtenBy }) => writtenBy)).size).toBeLessThanOrEqual(3);
    const byOfficer = Map.groupBy(actors, (_, index) => tokenOf(index));
    for (const own of byOfficer.values()) {
      const names = new Set(own.flatMap(({ decidedBy, publishedBy }) => [decidedBy, publishedBy]));
      expect([...names]).toEqual([expect.stringMatching(/^account:[1-9]\d*@organisation:/)]);
    }
  });

  it('are each told what stands in the way of their own, and nobody else with it', async () => {
    const [first, second, third] = (await verified(3)) as [CaseId, CaseId, CaseId];
    const checks = app.database.db.updateTable('provider_filing_checks');
    await checks.set({ outcome: 'defect' }).where('case_id', '=', second).execute();
    const officer = await app.signIn('officer', tree.henan);
    const elsewhere = await app.signIn('officer', tree.xinyang);
    const answers = await Promise.all([
      approve(officer, first),
      approve(officer, second),
      approve(elsewhere, third),
      approve(officer, third),
      approve(officer, third),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, 3)).toEqual([201, 422, 403]);
    expect(new Set(statuses.slice(3))).toEqual(new Set([201, 409]));
    expect(await halfDoneApprovals(app.database.db)).toEqual([]);
  });
});
