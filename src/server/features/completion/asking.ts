import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AuthorityLevel, Place } from '../../../policy/access/grants.ts';
import type { TableOwner } from '../../../policy/completion/titles.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import { holdsAt, isKnown, type Moment } from './moment.ts';

/** An authority that asks for figures of those below it, as it stood then. */
export interface Asking extends TableOwner {
  readonly id: OrganisationId;
  readonly place: Place;
}

interface AskingRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly level: AuthorityLevel;
  readonly region_code: string | null;
  readonly province_id: OrganisationId | null;
  readonly region_id: OrganisationId | null;
  readonly county_id: OrganisationId | null;
}

/**
 * The authority asked for; otherwise the only province, or the root where there are several.
 * @throws Failure `not-found` when no such authority was known
 */
export async function getAsking(db: Reader, at: OrganisationId | undefined, moment: Moment): Promise<Asking> {
  const id = at ?? (await defaultAsking(db, moment));
  const { rows } = await sql<AskingRow>`
    SELECT period.organisation_id AS id, period.name, period.level, organisations.region_code,
      period.province_id, period.region_id, period.county_id
    FROM organisation_periods AS period JOIN organisations ON organisations.id = period.organisation_id
    WHERE period.organisation_id = ${id} AND period.kind = 'authority' AND ${isKnown('period', moment.knownAt)}
    ORDER BY ${holdsAt('period', moment)} DESC, period.effective_from LIMIT 1`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return {
    id: row.id,
    name: row.name,
    level: row.level,
    regionCode: row.region_code,
    place: { provinceId: row.province_id, regionId: row.region_id, countyId: row.county_id },
  };
}

async function defaultAsking(db: Reader, { knownAt }: Moment): Promise<OrganisationId> {
  const then = { asOf: legalDayOf(knownAt), knownAt };
  const [root] = await idsOfAuthorities(db, sql`period.parent_id IS NULL`, then);
  if (root === undefined)
    throw new Failure('not-found', '平台上还没有登记教育行政部门，没有可以统计的内容。', {
      remedy: '请先导入组织机构。',
    });
  const provinces = await idsOfAuthorities(
    db,
    sql`period.parent_id = ${root} AND period.level = 'province'`,
    then,
  );
  return provinces.length === 1 ? (provinces[0] ?? root) : root;
}

async function idsOfAuthorities(
  db: Reader,
  which: RawBuilder<SqlBool>,
  moment: Moment,
): Promise<OrganisationId[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    SELECT period.organisation_id AS id FROM organisation_periods AS period
    WHERE period.kind = 'authority' AND period.open AND ${which} AND ${holdsAt('period', moment)}
    ORDER BY id LIMIT 2`.execute(db);
  return rows.map(({ id }) => id);
}
