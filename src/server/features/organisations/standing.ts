import { type Kysely, sql } from 'kysely';
import type { AuthorityLevel, Place } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { Addressee, Circumstances } from '../../../policy/rule.ts';
import type { DB } from '../../db/types.generated.ts';
import { notFound } from '../../errors.ts';

type Kind = 'authority' | 'subordinate-unit' | 'school' | 'provider' | 'platform-operator' | 'app-store';

/** What an organisation is now and where it stands: all that rules and cases need to know of it. */
export interface Standing {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: Kind;
  readonly level: AuthorityLevel | null;
  readonly stages: readonly Stage[];
  readonly open: boolean;
  /** The authority that it answers to, and that confirms its filings (JU-6). */
  readonly parentId: OrganisationId | null;
  readonly place: Place;
  readonly creditCode: string | null;
  readonly schoolCode: string | null;
  /** Administrative codes of the areas that it stands in, its own included. */
  readonly territories: readonly string[];
}

interface StandingRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: Kind;
  readonly level: AuthorityLevel | null;
  readonly stages: Stage[];
  readonly open: boolean;
  readonly parent_id: OrganisationId | null;
  readonly province_id: OrganisationId | null;
  readonly region_id: OrganisationId | null;
  readonly county_id: OrganisationId | null;
  readonly credit_code: string | null;
  readonly school_code: string | null;
  readonly territories: string[];
}

export async function findStandings(
  db: Kysely<DB>,
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, Standing>> {
  const { rows } = await sql<StandingRow>`
    SELECT period.organisation_id AS id, period.name, period.kind, period.level, period.stages, period.open,
      period.parent_id, period.province_id, period.region_id, period.county_id,
      organisations.credit_code, organisations.school_code,
      array_remove(organisations.region_code || above.territories, NULL) AS territories
    FROM organisation_periods AS period
    JOIN organisations ON organisations.id = period.organisation_id
    -- Of the parent, which many have in common.
    CROSS JOIN LATERAL (
      SELECT array_agg(area.region_code) AS territories
      FROM organisation_closure AS line JOIN organisations AS area ON area.id = line.ancestor_id
      WHERE line.descendant_id = period.parent_id AND line.valid_to = 'infinity'
        AND area.region_code IS NOT NULL) AS above
    WHERE period.organisation_id = ANY(${[...new Set(ids)]}::bigint[])
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'`.execute(db);
  return new Map(rows.map((row) => [row.id, standingOf(row)]));
}

/** @throws Failure `not-found` when there is no such organisation */
export async function getStanding(db: Kysely<DB>, id: OrganisationId): Promise<Standing> {
  const standing = (await findStandings(db, [id])).get(id);
  if (standing === undefined) throw notFound();
  return standing;
}

function standingOf(row: StandingRow): Standing {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    level: row.level,
    stages: row.stages,
    open: row.open,
    parentId: row.parent_id,
    place: { provinceId: row.province_id, regionId: row.region_id, countyId: row.county_id },
    creditCode: row.credit_code,
    schoolCode: row.school_code,
    territories: row.territories,
  };
}

/** The circumstances under which rules are checked for the organisation on that day. */
export function circumstancesOf({ kind, stages, territories }: Standing, today: LegalDay): Circumstances {
  const addressees: readonly Addressee[] =
    kind === 'school' ? stages.map((stage): Addressee => `school:${stage}`) : [kind];
  return { today, territories, addressees };
}
