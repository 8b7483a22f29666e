import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Action,
  type Actor,
  grants,
  type Membership,
  may,
  mayAnywhere,
  type Role,
} from '../src/policy/access/grants.ts';
import type { AccountId } from '../src/policy/ids.ts';
import { CASES, ORGANISATIONS, withinReach } from '../src/server/access.ts';
import { placedCase } from '../src/server/cases/case-row.ts';
import { placedOrganisation } from '../src/server/features/organisations/reach.ts';
import { findStandings, type Standing } from '../src/server/features/organisations/standing.ts';
import type { RouteAccess } from '../src/server/http/fastify.ts';
import { type Feed, feeds, type Request, type Verdict } from './access-feeds.ts';
import { aWorld, ROLES, type Target, type Visitor, type World } from './access-world.ts';
import { anApp, type TestApp } from './app.ts';

const app: TestApp = await anApp();
let world: World;

beforeAll(async () => {
  world = await aWorld(app);
});

interface Endpoint {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: RouteAccess;
}

/** What the API says of itself. */
function endpoints(): Endpoint[] {
  const paths = app.app.swagger().paths as Record<string, Record<string, { 'x-access': RouteAccess }>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Endpoint['method'],
      path,
      access: operation['x-access'],
    })),
  );
}

describe('every endpoint, for every role, at every place', () => {
  test('the matrix knows them all, and each says who may call it', () => {
    const described = endpoints();
    expect(described.map(({ name }) => name).toSorted()).toEqual(Object.keys(feeds).toSorted());
    for (const { name, access } of described) expect(access, name).toBeTypeOf('string');
  });

  test.each(endpoints().map((endpoint) => [endpoint.name, endpoint] as const))(
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

type Expected = Verdict | 401 | 'anything';

function ofNobody({ access }: Endpoint, { refusesByContent }: Feed): Expected {
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
    const expected = admitted ? ofVisitor(endpoint, feed, { visitor, target }) : 403;
    const status = await send(endpoint, feed, { target, token });
    if (!isAsExpected(status, expected))
      wrong.push(`${visitor.name}, on what belongs to ${target.name}: ${status} instead of ${expected}`);
  }
  return wrong;
}

function isAdmitted(access: RouteAccess, actor: Actor): boolean {
  return access === 'public' || access === 'signed-in' || mayAnywhere(actor, access);
}

function ofVisitor(
  { access }: Endpoint,
  { expects, refusesByContent }: Feed,
  { visitor, target }: { visitor: Visitor; target: Target },
): Expected {
  if (access === 'public') return refusesByContent === true ? 'anything' : 'passes';
  return expects?.(visitor.actor, target) ?? 'passes';
}

function isAsExpected(status: number, expected: Expected): boolean {
  if (status >= 500) return false;
  if (expected === 'anything') return status !== 403;
  return expected === 'passes' ? ![401, 403, 404].includes(status) : status === expected;
}

async function send(
  { method, path }: Endpoint,
  feed: Feed,
  { target, token }: { target: Target; token: string | null },
): Promise<number> {
  const { params = {}, query, body }: Request = (await feed.of?.(target, world)) ?? feed.request ?? {};
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  const url = query === undefined ? filled : `${filled}?${query}`;
  const { status } = await app.call(token, method, url, body === undefined ? {} : { body });
  return status;
}

describe('grants', () => {
  test('the three administrators are apart: none reads or decides filings, none does another’s work', () => {
    const held = (role: Role): Action[] => grants[role].map(({ action }) => action);
    const administrators = ROLES.filter((role) => role.endsWith('-administrator'));
    for (const role of administrators) {
      expect(
        held(role).filter((action) => /^(?:cases|use-filing|liaison)\./.test(action)),
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
