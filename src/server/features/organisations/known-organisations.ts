import { type RawBuilder, sql } from 'kysely';
import type { AuthorityLevel, Placed } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { STAGES, type Stage } from '../../../policy/option-lists.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import type { Reader } from '../../db/database.ts';

/** An organisation that a roster may mean. */
export interface KnownOrganisation extends Placed {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: AuthorityLevel | null;
  readonly stages: readonly Stage[];
  readonly open: boolean;
  readonly parentId: OrganisationId | null;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly aliases: readonly string[];
}

/** Every open authority: a few thousand in the whole country. */
export function knownAuthorities(db: Reader): Promise<KnownOrganisation[]> {
  return select(
    db,
    sql`SELECT organisation_id AS id FROM organisation_periods WHERE ${CURRENT} AND kind = 'authority' AND open`,
  );
}

/** The schools of these codes, closed ones too. */
export function knownBySchoolCode(db: Reader, codes: readonly string[]): Promise<KnownOrganisation[]> {
  return select(
    db,
    sql`SELECT id FROM unnest(${[...new Set(codes)]}::text[]) AS code JOIN organisations ON school_code = code`,
  );
}

/** Open schools and units of these names that no school code tells apart. */
export function knownByName(db: Reader, names: readonly string[]): Promise<KnownOrganisation[]> {
  return select(
    db,
    sql`SELECT organisation_id AS id FROM unnest(${[...new Set(names)]}::text[]) AS wanted(name)
      JOIN organisation_periods USING (name) JOIN organisations ON organisations.id = organisation_id
      WHERE ${CURRENT} AND open AND school_code IS NULL AND kind IN ('school', 'subordinate-unit')`,
  );
}

const CURRENT = sql`effective_to = 'infinity' AND recorded_to = 'infinity'`;

interface Row extends Omit<KnownOrganisation, keyof Placed> {
  readonly province_id: OrganisationId | null;
  readonly region_id: OrganisationId | null;
  readonly county_id: OrganisationId | null;
}

/** One look-up by key for each: right after a large import there are no statistics to plan a join by. */
async function select(db: Reader, ids: RawBuilder<unknown>): Promise<KnownOrganisation[]> {
  const { rows } = await sql<Row>`
    WITH wanted AS MATERIALIZED (${ids})
    SELECT period.*, identity.*,
      ARRAY(SELECT alias FROM organisation_aliases WHERE organisation_id = wanted.id) AS aliases
    FROM wanted
    CROSS JOIN LATERAL (
      SELECT organisation_id AS id, name, kind, level, stages, open, parent_id AS "parentId", province_id, region_id,
        county_id
      FROM organisation_periods WHERE organisation_id = wanted.id AND ${CURRENT} LIMIT 1) AS period
    CROSS JOIN LATERAL (
      SELECT school_code AS "schoolCode", credit_code AS "creditCode", region_code AS "regionCode"
      FROM organisations WHERE organisations.id = wanted.id LIMIT 1) AS identity`.execute(db);
  return rows.map(({ province_id, region_id, county_id, ...row }) => ({
    ...row,
    ownerId: row.id,
    authorityId: row.parentId,
    provinceId: province_id,
    regionId: region_id,
    countyId: county_id,
  }));
}

/** The stages in the order of their list, each once, so that they compare. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  return (Object.keys(STAGES) as Stage[]).filter((stage) => stages.includes(stage));
}
