import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedPeriods } from '../../../../test/builders/completion.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import type { CompletionEvent } from '../../../policy/completion/projection.ts';
import { differencesOf, rebuildPeriods } from '../../../policy/completion/rebuild.ts';
import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { MovedCase } from '../../cases/listeners.ts';
import { listeners } from '../../cases/listeners.ts';
import { transaction } from '../../db/database.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { projectCompletion } from './projection.ts';

let database: TestDatabase;
let tree: Tree;

beforeAll(async () => {
  database = await aDatabase();
  tree = await aTree(database.db);
});

const START = Date.parse('2020-03-02T02:00:00Z');

/** A transition of one or more cases at once, some time after the last one; 0 is the very same instant. */
interface Step {
  readonly later: number;
  readonly action: string;
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
  later: fc.constantFrom(0, 1, 1, 60_000),
  action: fc.constantFrom('submit', 'submit', 'confirm', 'confirm', 'withdraw', 'annul', 'return'),
  cases,
});

describe('the projection', () => {
  it('holds after any history what its timelines lead to, with each school counted once at any instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const school = await anOrganisation(database.db, tree.shihe);
        const events = await follow(school, steps);
        const stored = await storedPeriods(database.db, school);
        expect(differencesOf(stored, rebuildPeriods(school, events))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves every other school alone', async () => {
    const [one, other] = [
      await anOrganisation(database.db, tree.shihe),
      await anOrganisation(database.db, tree.shihe),
    ];
    const filing = [{ purpose: 'first', app: 1 }] as const;
    await follow(other, [{ later: 1, action: 'confirm', cases: filing }]);
    const before = await storedPeriods(database.db, other);
    await follow(one, [
      { later: 1, action: 'confirm', cases: filing },
      { later: 1, action: 'annul', cases: filing },
    ]);
    expect(await storedPeriods(database.db, other)).toEqual(before);
  });

  it('counts a school once when two of its filings are confirmed at once', async () => {
    const school = await anOrganisation(database.db, tree.shihe);
    await Promise.all(
      [1, 2].map((app) =>
        project('confirm', new Date(START + app), [moved(school, { purpose: 'first', app }, app)]),
      ),
    );
    const completed = (await storedPeriods(database.db, school)).filter(
      ({ metric }) => metric === 'completed',
    );
    expect(completed).toHaveLength(1);
  });

  it('keeps a school counted when one of its uses ends while another is confirmed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const school = await anOrganisation(database.db, tree.shihe);
      await project('confirm', new Date(START), [moved(school, { purpose: 'first', app: 1 }, 1)]);
      await Promise.all([
        project('confirm', new Date(START + 5), [moved(school, { purpose: 'stop', app: 1 }, 2)]),
        project('confirm', new Date(START + 5), [moved(school, { purpose: 'first', app: 2 }, 3)]),
      ]);
      const completed = (await storedPeriods(database.db, school)).filter(
        ({ metric, recordedTo, to }) => metric === 'completed' && recordedTo === null && to === null,
      );
      expect(completed).toHaveLength(1);
    }
  });
});

async function follow(school: OrganisationId, steps: readonly Step[]): Promise<CompletionEvent[]> {
  const events: CompletionEvent[] = [];
  let time = START;
  for (const { later, action, cases: together } of steps) {
    time += later;
    const at = new Date(time);
    const items = together.map((item, index) => moved(school, item, 1 + events.length + index));
    await project(action, at, items);
    events.push(
      ...items.map(({ row, body }) => ({
        caseId: row.id,
        action,
        at,
        organisationId: school,
        purpose: body['purpose'] as CompletionEvent['purpose'],
        appId: body['app'] as RegisterAppId | null,
      })),
    );
  }
  return events;
}

function moved(school: OrganisationId, item: Step['cases'][number], caseId: number): MovedCase {
  const app = item.purpose === 'no-use' ? null : item.app;
  return {
    row: { id: caseId as CaseId } as MovedCase['row'],
    from: null,
    body: { organisation: school, app, purpose: item.purpose },
  };
}

function project(action: string, at: Date, items: readonly MovedCase[]): Promise<void> {
  return transaction(database.db, (tx) =>
    projectCompletion(action)(tx, occasionOfProgram('test', at, listeners([])), items),
  );
}
