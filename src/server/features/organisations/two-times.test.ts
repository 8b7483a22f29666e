import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { listeners } from '../../cases/listeners.ts';
import { type Tx, transaction } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { type Occasion, occasionOfProgram } from '../../occasion.ts';
import { closeOrganisations } from './close-organisations.ts';
import { createOrganisations } from './create-organisations.ts';
import { moveOrganisations } from './move-organisations.ts';
import { renameOrganisations } from './rename-organisations.ts';
import { reopenOrganisations } from './reopen-organisations.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase();
});

const START = Date.parse('2019-01-01T00:00:00Z');
const DAY = 86_400_000;
const DAYS = 40;
const instant = (day: number): Date => new Date(START + day * DAY);

/** What happens, to whom, from which day on, and how many days after the last thing it is recorded. */
interface Step {
  readonly what: 'rename' | 'move' | 'close' | 'reopen' | 'create';
  readonly who: number;
  readonly to: number;
  readonly back: number;
  readonly later: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('rename', 'move', 'move', 'close', 'reopen', 'create'),
  who: fc.nat(20),
  to: fc.nat(20),
  back: fc.constantFrom(0, 0, 1, 5, 12, 30),
  later: fc.constantFrom(0, 1, 3),
});

interface Believed {
  readonly at: Date;
  readonly rows: readonly unknown[];
}

test('at any day, as known at any moment, each organisation is one thing, and what was known stays known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const world = await aWorld();
      const believed: Believed[] = [];
      let day = DAYS;
      for (const each of steps) {
        day += each.later;
        const now = new Date(instant(day).getTime() + believed.length * 60_000);
        await attempt(world, each, now);
        const at = new Date(now.getTime() + 30_000);
        believed.push({ at, rows: await knownAt(world, at) });
      }
      for (const { at, rows } of believed) expect(await knownAt(world, at)).toEqual(rows);
      await expectOneRowEach(
        world,
        believed.map(({ at }) => at),
        day,
      );
      await expectAgreement(world, day);
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** A root of its own, two provinces' worth of authorities and some schools; ids in the order of entering. */
async function aWorld(): Promise<OrganisationId[]> {
  const authority = (
    level: 'ministry' | 'province' | 'city' | 'county',
    parent: number | null,
    name: string,
  ) => ({
    kind: 'authority' as const,
    level,
    name,
    parent: parent === null ? null : { at: parent },
  });
  const school = (parent: number, name: string) => ({
    kind: 'school' as const,
    stages: ['primary-secondary' as const],
    name,
    parent: { at: parent },
  });
  return transaction(database.db, (tx) =>
    createOrganisations(tx, occasion(instant(0)), [
      authority('ministry', null, '部'),
      authority('province', 0, '甲省'),
      authority('province', 0, '乙省'),
      authority('city', 1, '甲市'),
      authority('city', 1, '乙市'),
      authority('city', 2, '丙市'),
      authority('county', 3, '甲县'),
      authority('county', 4, '乙县'),
      authority('county', 2, '直管县'),
      school(6, '一小'),
      school(7, '二小'),
      school(3, '局直中学'),
      school(0, '部属大学'),
    ]),
  );
}

async function attempt(world: OrganisationId[], each: Step, now: Date): Promise<void> {
  const id = world[each.who % world.length] as OrganisationId;
  const parentId = world[each.to % world.length] as OrganisationId;
  const effectiveAt = new Date(now.getTime() - each.back * DAY);
  try {
    await transaction(database.db, async (tx) => {
      const created = await take(tx, occasion(now), { each, id, parentId, effectiveAt });
      world.push(...created);
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

async function take(
  tx: Tx,
  when: Occasion,
  {
    each,
    id,
    parentId,
    effectiveAt,
  }: { each: Step; id: OrganisationId; parentId: OrganisationId; effectiveAt: Date },
): Promise<OrganisationId[]> {
  switch (each.what) {
    case 'rename':
      await renameOrganisations(tx, when, [{ id, name: `新名 ${each.to}`, effectiveAt }]);
      return [];
    case 'move':
      await moveOrganisations(tx, when, [{ id, parentId, effectiveAt }]);
      return [];
    case 'close':
      await closeOrganisations(tx, when, [{ id, effectiveAt }]);
      return [];
    case 'reopen':
      await reopenOrganisations(tx, when, [{ id }]);
      return [];
    case 'create':
      return createOrganisations(tx, when, [
        { kind: 'school', name: '新校', stages: ['kindergarten'], parent: parentId, effectiveAt },
      ]);
  }
}

function occasion(now: Date): Occasion {
  return occasionOfProgram('test', now, listeners([]));
}

async function knownAt(world: readonly OrganisationId[], at: Date): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT organisation_id, parent_id, name, open, province_id, region_id, county_id, effective_from, effective_to
    FROM organisation_periods
    WHERE organisation_id = ANY(${[...world]}::bigint[]) AND recorded_from <= ${at} AND recorded_to > ${at}
    ORDER BY organisation_id, effective_from`.execute(database.db);
  return rows;
}

/** From its first day as known at each moment until today: one row, no more and no fewer. */
async function expectOneRowEach(
  world: readonly OrganisationId[],
  moments: readonly Date[],
  lastDay: number,
): Promise<void> {
  const days = Array.from(
    { length: lastDay + 2 },
    (_, index) => new Date(instant(index).getTime() + DAY / 2),
  );
  const { rows } = await sql`
    WITH asked AS (
      SELECT id, day, moment FROM unnest(${[...world]}::bigint[]) AS id,
        unnest(${days}::timestamptz[]) AS day, unnest(${[...moments]}::timestamptz[]) AS moment
    ), began AS (
      SELECT organisation_id AS id, moment, min(effective_from) AS since
      FROM organisation_periods, unnest(${[...moments]}::timestamptz[]) AS moment
      WHERE recorded_from <= moment AND recorded_to > moment GROUP BY organisation_id, moment
    )
    SELECT asked.id, asked.day, asked.moment, count(period.id) AS rows
    FROM asked JOIN began USING (id, moment)
    LEFT JOIN organisation_periods AS period ON period.organisation_id = asked.id
      AND effective_from <= asked.day AND effective_to > asked.day
      AND recorded_from <= asked.moment AND recorded_to > asked.moment
    WHERE asked.day >= began.since
    GROUP BY asked.id, asked.day, asked.moment HAVING count(period.id) <> 1`.execute(database.db);
  expect(rows).toEqual([]);
}

/** The closure and the place columns say what following the parents says, on every day. */
async function expectAgreement(world: readonly OrganisationId[], lastDay: number): Promise<void> {
  const days = Array.from(
    { length: lastDay + 2 },
    (_, index) => new Date(instant(index).getTime() + DAY / 2),
  );
  const { rows } = await sql`
    WITH RECURSIVE line AS (
      SELECT day, organisation_id AS id, organisation_id AS ancestor, parent_id, 0 AS depth
      FROM organisation_periods, unnest(${days}::timestamptz[]) AS day
      WHERE organisation_id = ANY(${[...world]}::bigint[]) AND recorded_to = 'infinity'
        AND effective_from <= day AND effective_to > day
      UNION ALL
      SELECT day, line.id, above.organisation_id, above.parent_id, depth + 1
      FROM line JOIN organisation_periods AS above ON above.organisation_id = line.parent_id
        AND recorded_to = 'infinity' AND effective_from <= day AND effective_to > day
    ), stored AS (
      SELECT day, descendant_id AS id, ancestor_id AS ancestor, depth
      FROM organisation_closure, unnest(${days}::timestamptz[]) AS day
      WHERE descendant_id = ANY(${[...world]}::bigint[]) AND valid_from <= day AND valid_to > day
    ), lines AS (SELECT day, id, ancestor, depth FROM line),
    placed AS (
      SELECT line.day, line.id, line.ancestor FROM line
      JOIN organisation_periods AS above ON above.organisation_id = line.ancestor AND above.recorded_to = 'infinity'
        AND above.effective_from <= day AND above.effective_to > day AND above.kind = 'authority' AND above.parent_id IS NOT NULL
    ), columns AS (
      SELECT day, organisation_id AS id, unnest(array_remove(ARRAY[province_id, region_id, county_id], NULL)) AS ancestor
      FROM organisation_periods, unnest(${days}::timestamptz[]) AS day
      WHERE organisation_id = ANY(${[...world]}::bigint[]) AND recorded_to = 'infinity'
        AND effective_from <= day AND effective_to > day
    )
    (SELECT 'not in the closure', day, id, ancestor FROM (SELECT * FROM lines EXCEPT SELECT * FROM stored) AS a)
    UNION ALL (SELECT 'only in the closure', day, id, ancestor FROM (SELECT * FROM stored EXCEPT SELECT * FROM lines) AS b)
    UNION ALL (SELECT 'no place', day, id, ancestor FROM (SELECT * FROM placed EXCEPT SELECT * FROM columns) AS c)
    UNION ALL (SELECT 'below a closed one', child.effective_from, child.organisation_id, child.parent_id
      FROM organisation_periods AS child JOIN organisation_periods AS above ON above.organisation_id = child.parent_id
      WHERE child.organisation_id = ANY(${[...world]}::bigint[]) AND child.open AND NOT above.open
        AND child.recorded_to = 'infinity' AND above.recorded_to = 'infinity'
        AND child.effective_from < above.effective_to AND above.effective_from < child.effective_to)
    UNION ALL (SELECT 'wrong place', day, id, ancestor FROM (SELECT * FROM columns EXCEPT SELECT * FROM placed) AS d)`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
}
