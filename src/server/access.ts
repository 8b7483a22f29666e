import { type Expression, type SqlBool, sql } from 'kysely';
import { type Action, type Actor, may, type Placed, type Reach, reachesOf } from '../policy/access/grants.ts';
import type { CaseId } from '../policy/ids.ts';
import { type CaseRow, placedCase } from './cases/case-row.ts';
import type { Reader } from './db/database.ts';
import { Failure, notFound } from './errors.ts';

/** The columns of a table on which access is decided. */
export type PlacedColumns = Readonly<Record<keyof Placed, string>>;

const PLACE = { provinceId: 'province_id', regionId: 'region_id', countyId: 'county_id' };

export const CASES: PlacedColumns = placedColumns('cases', {
  ownerId: 'owner_id',
  authorityId: 'authority_id',
  ...PLACE,
});

/** An organisation owns itself and is decided on by its parent. */
export const ORGANISATIONS: PlacedColumns = placedColumns('organisation_periods', {
  ownerId: 'organisation_id',
  authorityId: 'parent_id',
  ...PLACE,
});

function placedColumns(table: string, columns: PlacedColumns): PlacedColumns {
  const qualified = Object.entries(columns).map(([field, column]) => [field, `${table}.${column}`]);
  return Object.fromEntries(qualified);
}

/**
 * The condition under which rows are within the actor's reach, from the same table of grants as {@link may}. Those that
 * differ in the organisation alone are asked for together.
 */
export function withinReach(actor: Actor, action: Action, columns: PlacedColumns): Expression<SqlBool> {
  const alike = Map.groupBy(reachesOf(actor, action), ({ within, exceptOwner }) =>
    JSON.stringify([within === 'everywhere' || within.field, exceptOwner]),
  );
  const conditions = [...alike.values()].map((reaches) => condition(reaches, columns));
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` OR `)})`;
}

/** Likewise for one of the ways alone. */
export function reachCondition(reach: Reach, columns: PlacedColumns): Expression<SqlBool> {
  return sql<SqlBool>`${condition([reach], columns)}`;
}

function condition(reaches: readonly Reach[], columns: PlacedColumns) {
  const inside = insideOf(reaches, columns);
  const exceptOwner = reaches[0]?.exceptOwner;
  return exceptOwner === undefined
    ? inside
    : sql`(${inside} AND ${sql.ref(columns.ownerId)} <> ${exceptOwner})`;
}

function insideOf(reaches: readonly Reach[], columns: PlacedColumns) {
  const places = reaches.flatMap(({ within }) => (within === 'everywhere' ? [] : [within]));
  const [first, ...more] = places;
  if (first === undefined) return sql`true`;
  const column = sql.ref(columns[first.field]);
  return more.length === 0
    ? sql`${column} = ${first.id}`
    : sql`${column} = ANY(${places.map(({ id }) => id)}::bigint[])`;
}

/**
 * The case, if the actor may read it.
 * @throws Failure `not-found` outside the actor's reach, as if it did not exist
 */
export async function getCase(db: Reader, actor: Actor, id: CaseId): Promise<CaseRow> {
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', id)
    .where(withinReach(actor, 'cases.read', CASES))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** What each of several actors asks for, in that order; undefined outside its reach. */
export async function findCases(
  db: Reader,
  asked: readonly { readonly actor: Actor; readonly id: CaseId }[],
): Promise<(CaseRow | undefined)[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', sql<CaseId>`ANY(${asked.map(({ id }) => id)}::bigint[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return asked.map(({ actor, id }) => {
    const row = byId.get(id);
    return row !== undefined && may(actor, 'cases.read', placedCase(row)) ? row : undefined;
  });
}

/** @throws Failure `forbidden` when the actor sees the record but may not do this to it */
export function ensureMay(actor: Actor, action: Action, record: Placed): void {
  if (may(actor, action, record)) return;
  throw new Failure('forbidden', '您的账号没有进行这项操作的权限。', {
    remedy: '请由本单位或主管部门中有相应角色的人员办理。',
  });
}

export function ensureMayOnCase(actor: Actor, action: Action, row: CaseRow): void {
  ensureMay(actor, action, placedCase(row));
}
