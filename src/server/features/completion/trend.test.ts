import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { filingsHappen } from '../../../../test/builders/completion.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import { METRIC_IDS, type MetricId } from '../../../policy/completion/metrics.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { addDays, type LegalDay, legalDay, startOf } from '../../../policy/legal-day.ts';
import { listeners } from '../../cases/listeners.ts';
import { transaction } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { enterSetting } from '../../settings/enter-setting.ts';
import { closeOrganisations } from '../organisations/close-organisations.ts';
import { moveOrganisations } from '../organisations/move-organisations.ts';
import { completionBy } from './completion-by.ts';
import { compareWithTimelines } from './recompute.ts';
import { trend } from './trend.ts';

let database: TestDatabase;
let tree: Tree;

beforeAll(async () => {
  database = await aDatabase();
  tree = await aTree(database.db);
});

const FIRST = legalDay('2020-03-02');
const DAYS = 14;
const HOUR = 3_600_000;

type What =
  | 'submit'
  | 'confirm'
  | 'withdraw'
  | 'annul'
  | 'stop'
  | 'declare'
  | 'move'
  | 'close'
  | 'open'
  | 'deadline';

/** What happens some hours after the last thing; `back` days earlier where it can be entered late. */
interface Step {
  readonly what: What;
  readonly school: number;
  readonly place: number;
  readonly later: number;
  readonly back: number;
}

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom<What>(
      ...([
        'submit',
        'submit',
        'confirm',
        'confirm',
        'confirm',
        'withdraw',
        'annul',
        'stop',
        'declare',
      ] as const),
      ...(['move', 'move', 'close', 'open', 'deadline'] as const),
    ),
    school: fc.nat(5),
    place: fc.nat(3),
    // Noon, or midnight sharp.
    later: fc.constantFrom(0, 12, 24, 36),
    back: fc.constantFrom(0, 0, 1, 5),
  }),
  { minLength: 5, maxLength: 20 },
);

it('is in one pass what the tables say one by one; nothing recorded later changes what was known', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const world = await aWorld();
      const half = Math.floor(list.length / 2);
      await play(world, list.slice(0, half));
      const knownAt = new Date(world.now);
      const days = Array.from({ length: DAYS }, (_, index) => addDays(FIRST, index - 2));
      const known = await readAll(world, knownAt, days);
      world.now += 1;
      await play(world, list.slice(half));
      expect(await readAll(world, knownAt, days)).toEqual(known);
      await readAll(world, new Date(world.now), days);
      expect(await compareWithTimelines(database.db)).toMatchObject({ examples: [] });
    }),
    { numRuns: 8 },
  );
}, 120_000);

/** A city of its own in the tree that all runs share. */
interface World {
  readonly city: OrganisationId;
  readonly places: readonly OrganisationId[];
  readonly schools: OrganisationId[];
  now: number;
}

async function aWorld(): Promise<World> {
  const since = startOf(addDays(FIRST, -1));
  const authority = (parent: OrganisationId, level: 'city' | 'county') =>
    anOrganisation(database.db, parent, { kind: 'authority', level, stages: [], since });
  const city = await authority(tree.henan, 'city');
  const places = [city, await authority(city, 'county'), await authority(city, 'county'), tree.gushi];
  const schools: OrganisationId[] = [];
  for (const place of [...places, ...places])
    schools.push(await anOrganisation(database.db, place, { since }));
  return { city, places, schools, now: startOf(FIRST).getTime() };
}

async function play(world: World, list: readonly Step[]): Promise<void> {
  for (const step of list) {
    world.now += step.later * HOUR;
    try {
      await happen(world, step);
    } catch (error) {
      // Closing what is closed, moving to where it stands: refused, and nothing happened.
      if (!(error instanceof Failure)) throw error;
    }
  }
}

let cases = 0;

async function happen(world: World, { what, school, place, back }: Step): Promise<void> {
  const at = new Date(world.now);
  const id = world.schools[school % world.schools.length] as OrganisationId;
  const parentId = world.places[place] as OrganisationId;
  const effectiveAt = new Date(Math.max(world.now - back * 24 * HOUR, startOf(FIRST).getTime()));
  const filing = { school: id, at, app: place, caseId: (cases += 1) };
  const occasion = occasionOfProgram('test', at, listeners([]));
  if (what === 'stop') return filingsHappen(database.db, { ...filing, action: 'confirm', purpose: 'stop' });
  if (what === 'declare')
    return filingsHappen(database.db, { ...filing, action: 'confirm', purpose: 'no-use' });
  if (what === 'open') {
    world.schools.push(await anOrganisation(database.db, parentId, { since: at }));
    return;
  }
  if (what === 'move' || what === 'close' || what === 'deadline') {
    await transaction(database.db, async (tx) => {
      if (what === 'move') await moveOrganisations(tx, occasion, [{ id, parentId, effectiveAt }]);
      else if (what === 'close') await closeOrganisations(tx, occasion, [{ id, effectiveAt }]);
      else
        await enterSetting(tx, occasion, {
          key: 'use-filing.existing-apps-deadline',
          organisationId: parentId,
          effectiveFrom: addDays(FIRST, back),
          value: back === 5 ? null : addDays(FIRST, school * 3),
        });
    });
    return;
  }
  await filingsHappen(database.db, { ...filing, action: what });
}

/** Every day's total of every metric, having compared the trend with the tables and each table with those below it. */
async function readAll(world: World, knownAt: Date, days: readonly LegalDay[]) {
  const totals: Partial<Record<MetricId, unknown>> = {};
  for (const metric of METRIC_IDS) {
    const asked = { at: world.city, metric, roster: 'region-schools', knownAt } as const;
    const { points } = await trend(database.db, { ...asked, days });
    for (const { asOf, ...point } of points) {
      const table = await completionBy(database.db, { ...asked, asOf });
      expect(point).toEqual(table.total);
      expect(point.numerator).toBeLessThanOrEqual(point.denominator);
    }
    await compareLevels(world, { ...asked, asOf: days[7] ?? FIRST });
    totals[metric] = points;
  }
  return totals;
}

async function compareLevels(world: World, asked: Parameters<typeof completionBy>[1]): Promise<void> {
  const { total } = await completionBy(database.db, asked);
  const province = await completionBy(database.db, { ...asked, at: tree.henan });
  expect(province.rows.find(({ region }) => region.id === world.city)).toMatchObject(total);
}
