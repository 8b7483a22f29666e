import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Action,
  type Actor,
  grants,
  type Membership,
  may,
  type Role,
} from '../src/policy/access/grants.ts';
import type { AccountId } from '../src/policy/ids.ts';
import { CASES, ORGANISATIONS, withinReach } from '../src/server/access.ts';
import { placedCase } from '../src/server/cases/case-row.ts';
import { placedOrganisation } from '../src/server/features/organisations/reach.ts';
import { findStandings, type Standing } from '../src/server/features/organisations/standing.ts';
import { type Feed, feeds } from './access-feeds.ts';
import {
  type Endpoint,
  type Expected,
  endpointsOf,
  expectedOf,
  isAdmitted,
  requestOf,
  urlOf,
} from './access-request.ts';
import { aWorld, ROLES, type Target, type Visitor, type World } from './access-world.ts';
import { anApp, type TestApp } from './app.ts';

const app: TestApp = await anApp();
let world: World;

beforeAll(async () => {
  world = await aWorld(app);
});

describe('every endpoint, for every role, at every place', () => {
  test('the matrix knows them all, and each says who may call it', () => {
    const described = endpointsOf(app);
    expect(described.map(({ name }) => name).toSorted()).toEqual(Object.keys(feeds).toSorted());
    for (const { name, access } of described) expect(access, name).toBeTypeOf('string');
  });

  test.each(endpointsOf(app).map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const feed = feeds[endpoint.name] ?? {};
      const [target] = world.targets as [Target];
      const wrong: string[] = [];
      const nobody = await send(endpoint, feed, { target, token: null });
      if (!isAsExpected(nobody, ofNobody(endpoint, feed))) wrong.push(`nobody: ${nobody}`);
      const found = await Promise.all(
        world.visitors.map((visitor) => disagreements(endpoint, feed, visitor)),
      );
      expect([...wrong, ...found.flat()]).toEqual([]);
    },
    120_000,
  );
});

function ofNobody({ access }: Endpoint, { refusesByContent }: Feed): Expected | 401 {
  if (access !== 'public') return 401;
  return refusesByContent === true ? 'anything' : 'passes';
}

/** One request each for what belongs to every organisation, unless the caller may call this nowhere at all. */
async function disagreements(endpoint: Endpoint, feed: Feed, visitor: Visitor): Promise<string[]> {
  const admitted = isAdmitted(endpoint.access, visitor.actor);
  const targets = admitted && feed.of !== undefined ? world.targets : world.targets.slice(0, 1);
  const wrong: string[] = [];
  for (const target of targets) {
    const token =
      feed.onceOnly === true ? await app.signIn(visitor.role, visitor.organisationId) : visitor.token;
    const expected = admitted ? expectedOf(endpoint, feed, { visitor, target }) : 403;
    const status = await send(endpoint, feed, { target, token });
    if (!isAsExpected(status, expected))
      wrong.push(`${visitor.name}, on what belongs to ${target.name}: ${status} instead of ${expected}`);
  }
  return wrong;
}

function isAsExpected(status: number, expected: Expected | 401): boolean {
  if (status >= 500) return false;
  if (expected === 'anything') return status !== 403;
  return expected === 'passes' ? ![401, 403, 404].includes(status) : status === expected;
}

async function send(
  endpoint: Endpoint,
  feed: Feed,
  { target, token }: { target: Target; token: string | null },
): Promise<number> {
  const request = await requestOf(feed, target, world);
  const options = request.body === undefined ? {} : { body: request.body };
  const { status } = await app.call(token, endpoint.method, urlOf(endpoint, request), options);
  return status;
}

describe('grants', () => {
  test('the three administrators are apart: none reads or decides filings, none does another’s work', () => {
    const held = (role: Role): Action[] => grants[role].map(({ action }) => action);
    const administrators = ROLES.filter((role) => role.endsWith('-administrator'));
    for (const role of administrators) {
      expect(
        held(role).filter((action) => /^(?:cases|use-filing|provider-filing|liaison)\./.test(action)),
        role,
      ).toEqual([]);
      for (const other of administrators.filter((each) => each !== role))
        expect(
          held(role).filter((action) => action !== 'organisations.read' && held(other).includes(action)),
        ).toEqual([]);
    }
  });

  test('agree with the condition by which lists are filtered, for any actor and any record', async () => {
    const { db } = app.database;
    const organisations = await db.selectFrom('organisations').select('id').execute();
    const standings = [
      ...(
        await findStandings(
          db,
          organisations.map(({ id }) => id),
        )
      ).values(),
    ];
    const cases = await db.selectFrom('cases').selectAll().execute();
    expect(cases.length).toBeGreaterThan(10);
    const actor = fc
      .array(aMembership(standings), { maxLength: 3 })
      .map((memberships) => ({ accountId: 1 as AccountId, memberships }));
    await fc.assert(
      fc.asyncProperty(actor, fc.constantFrom(...ACTIONS), async (anyone: Actor, action) => {
        const seen = await sql<{ id: number }>`SELECT organisation_id AS id FROM organisation_periods
          WHERE effective_to = 'infinity' AND recorded_to = 'infinity'
            AND ${withinReach(anyone, action, ORGANISATIONS)}`.execute(db);
        const seenCases = await sql<{ id: number }>`
          SELECT id FROM cases WHERE ${withinReach(anyone, action, CASES)}`.execute(db);
        const allowed = standings.filter((standing) => may(anyone, action, placedOrganisation(standing)));
        const allowedCases = cases.filter((row) => may(anyone, action, placedCase(row)));
        expect(idsOf(seen.rows)).toEqual(idsOf(allowed));
        expect(idsOf(seenCases.rows)).toEqual(idsOf(allowedCases));
      }),
      { numRuns: 300 },
    );
  });
});

const ACTIONS = [...new Set(Object.values(grants).flatMap((list) => list.map(({ action }) => action)))];

function aMembership(standings: readonly Standing[]): fc.Arbitrary<Membership> {
  return fc
    .record({ standing: fc.constantFrom(...standings), role: fc.constantFrom(...ROLES) })
    .map(({ standing, role }) => ({
      organisationId: standing.id,
      role,
      level: standing.level,
      place: standing.place,
    }));
}

function idsOf(rows: readonly { readonly id: number }[]): Set<number> {
  return new Set(rows.map(({ id }) => id));
}
