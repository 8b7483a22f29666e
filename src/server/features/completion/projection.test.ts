import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FilingEvent, filingsHappen, storedPeriods } from '../../../../test/builders/completion.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import type { CompletionEvent } from '../../../policy/completion/projection.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { listeners } from '../../cases/listeners.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { compareWithTimelines, repairFromTimelines } from './recompute.ts';

let database: TestDatabase;
let tree: Tree;

beforeAll(async () => {
  database = await aDatabase();
  tree = await aTree(database.db);
});

const START = Date.parse('2020-03-02T02:00:00Z');
const after = (ms: number) => new Date(START + ms);
const aSchool = () => anOrganisation(database.db, tree.shihe);

/**
 * A transition of one or more cases at once, some time after the last one; 0 is the very same instant, less than that one
 * that began earlier and waited.
 */
interface Step {
  readonly later: number;
  readonly action: FilingEvent['action'];
  readonly cases: readonly { readonly purpose: CompletionEvent['purpose']; readonly app: number }[];
}

/** Cases that move together are of one kind: filings, stops or declarations. */
const cases = fc
  .constantFrom<readonly CompletionEvent['purpose'][]>(['first', 'first', 'amendment'], ['stop'], ['no-use'])
  .chain((purposes) =>
    fc.array(fc.record({ purpose: fc.constantFrom(...purposes), app: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  );
const step: fc.Arbitrary<Step> = fc.record({
  later: fc.constantFrom(-4, 0, 1, 1, 60_000),
  action: fc.constantFrom('submit', 'submit', 'confirm', 'confirm', 'withdraw', 'annul', 'return'),
  cases,
});

describe('the projection', () => {
  it('holds after any history what its timelines lead to, with each school counted once at any instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const school = await aSchool();
        await follow(school, steps);
        expect(await compareWithTimelines(database.db)).toMatchObject({ differences: 0, examples: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('leaves every other school alone', async () => {
    const [one, other] = [await aSchool(), await aSchool()];
    await filingsHappen(database.db, { school: other, action: 'confirm', at: after(1) });
    const before = await storedPeriods(database.db, other);
    await filingsHappen(database.db, { school: one, action: 'confirm', at: after(2) });
    await filingsHappen(database.db, { school: one, action: 'annul', at: after(3) });
    expect(await storedPeriods(database.db, other)).toEqual(before);
  });

  it('counts a school once when two of its filings are confirmed at once', async () => {
    const school = await aSchool();
    const confirm = (app: number) =>
      filingsHappen(database.db, { school, action: 'confirm', at: after(app), app, caseId: 10_000 + app });
    await Promise.all([confirm(1), confirm(2)]);
    expect(await completed(school)).toHaveLength(1);
  });

  it('keeps a school counted when one of its uses ends while another is confirmed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const school = await aSchool();
      const confirm = (event: Partial<FilingEvent>) =>
        filingsHappen(database.db, { school, action: 'confirm', at: after(5), ...event });
      await confirm({ at: after(0) });
      await Promise.all([
        confirm({ purpose: 'stop', caseId: 20_000 + round }),
        confirm({ app: 2, caseId: 30_000 + round }),
      ]);
      const last = (await completed(school)).filter(
        ({ to, recordedTo }) => to === null && recordedTo === null,
      );
      expect(last).toHaveLength(1);
    }
  });
});

describe('recomputing', () => {
  it('names what the table lacks, what is wrong in it, what counts twice, and mends it', async () => {
    const [one, other] = [await aSchool(), await aSchool()];
    for (const school of [one, other])
      await filingsHappen(database.db, { school, action: 'submit', at: after(1) });
    await filingsHappen(database.db, { school: one, action: 'confirm', at: after(2) });
    const before = await storedPeriods(database.db, one);
    await sql`DELETE FROM completion_periods WHERE organisation_id = ${one} AND metric = 'started'`.execute(
      database.db,
    );
    await sql`UPDATE completion_periods SET effective_from = ${after(-1)}
      WHERE organisation_id = ${one} AND metric = 'filed'`.execute(database.db);
    await sql`INSERT INTO completion_periods (organisation_id, metric, effective_from, recorded_from)
      SELECT organisation_id, metric, effective_from, recorded_from FROM completion_periods
      WHERE organisation_id = ${one} AND metric = 'completed'`.execute(database.db);
    const found = await compareWithTimelines(database.db);
    expect(found).toMatchObject({ differing: 1, differences: 4 });
    expect(found.examples.map(({ what, period }) => `${what} ${period.metric}`).toSorted()).toEqual([
      'missing filed',
      'missing started',
      'twice completed',
      'wrong filed',
    ]);

    const occasion = occasionOfProgram('test', after(10), listeners([]));
    await repairFromTimelines(database.db, occasion);
    expect(await compareWithTimelines(database.db)).toMatchObject({ differences: 0 });
    const byMetric = (rows: typeof before) => rows.toSorted((a, b) => a.metric.localeCompare(b.metric));
    expect(byMetric(await storedPeriods(database.db, one))).toEqual(byMetric(before));
    const { rows } = await sql`SELECT action, body::json AS body FROM entries
      WHERE stream_kind = 'completion' AND stream_id = 0`.execute(database.db);
    expect(rows).toMatchObject([{ action: 'repair', body: { differing: 1, differences: 4, among: [one] } }]);
  });

  it('changes nothing and leaves no entry where nothing differs', async () => {
    const occasion = occasionOfProgram('test', after(20), listeners([]));
    const before = await count();
    await repairFromTimelines(database.db, occasion);
    expect(await count()).toBe(before);
  });
});

async function follow(school: OrganisationId, steps: readonly Step[]): Promise<void> {
  let time = START;
  let caseId = school * 100;
  for (const { later, action, cases: together } of steps) {
    time += later;
    const at = new Date(time);
    await filingsHappen(
      database.db,
      ...together.map((item) => ({ school, action, at, ...item, caseId: (caseId += 1) })),
    );
  }
}

async function completed(school: OrganisationId) {
  return (await storedPeriods(database.db, school)).filter(({ metric }) => metric === 'completed');
}

async function count(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT (SELECT count(*) FROM entries)
    + (SELECT max(id) FROM completion_periods) AS n`.execute(database.db);
  return rows[0]?.n ?? 0;
}
