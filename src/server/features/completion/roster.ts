import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Place } from '../../../policy/access/grants.ts';
import type { Roster } from '../../../policy/completion/metrics.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { holdsAt, isKnown, type Moment } from './moment.ts';

type Depth = keyof Place;

/** The columns of places from the top down; each is also where the one below it is grouped by. */
const COLUMNS = { provinceId: 'province_id', regionId: 'region_id', countyId: 'county_id' } as const;
const DEPTHS = Object.keys(COLUMNS) as Depth[];

interface Standing {
  readonly id: OrganisationId;
  readonly place: Place;
}

/** The schools of the roster below that authority at that moment: conditions on `organisation_periods AS school`. */
export function onRoster(asking: Standing, roster: Roster, moment: Moment): RawBuilder<SqlBool> {
  return sql<SqlBool>`${isSchoolOf(roster)} AND ${isBelow(asking)} AND ${holdsAt('school', moment)}`;
}

/** Likewise at any time, as known at that instant. `standings`: wherever the authority has stood. */
export function everOnRoster(
  standings: readonly Standing[],
  roster: Roster,
  knownAt: Date,
): RawBuilder<SqlBool> {
  const below = sql.join(
    standings.map((standing) => sql`(${isBelow(standing)})`),
    sql` OR `,
  );
  return sql<SqlBool>`${isSchoolOf(roster)} AND (${below}) AND ${isKnown('school', knownAt)}`;
}

/** The authority directly below the asking one that a school counts for; null for a school that hangs on it directly. */
export function rowOf(asking: Standing): RawBuilder<OrganisationId | null> {
  const below = DEPTHS[depthOf(asking) + 1];
  return below === undefined ? sql`NULL::bigint` : sql`school.${sql.ref(COLUMNS[below])}`;
}

/** Whether nobody is above it. */
export function isRoot(asking: Standing): boolean {
  return depthOf(asking) < 0;
}

function isSchoolOf(roster: Roster): RawBuilder<SqlBool> {
  const hangs = { 'region-schools': sql`IS NOT NULL`, 'provincial-institutions': sql`IS NULL` }[roster];
  return sql`school.kind = 'school' AND school.open AND school.province_id IS NOT NULL AND school.region_id ${hangs}`;
}

function isBelow(asking: Standing): RawBuilder<SqlBool> {
  const conditions = DEPTHS.slice(0, depthOf(asking) + 1).map(
    (depth) => sql`school.${sql.ref(COLUMNS[depth])} = ${asking.place[depth]}`,
  );
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` AND `)}`;
}

/** −1 at the root, 0 for a province, and so on. */
function depthOf({ id, place }: Standing): number {
  return DEPTHS.findIndex((depth) => place[depth] === id);
}
