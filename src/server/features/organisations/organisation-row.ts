import { sql } from 'kysely';
import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';

/** An organisation as it is now, as others may see it. */
export interface OrganisationRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: AuthorityLevel | null;
  readonly stages: Stage[];
  readonly open: boolean;
  readonly parent: Named | null;
  readonly successor: Named | null;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly displayOrder: number;
  readonly version: number;
}

export interface Named {
  readonly id: OrganisationId;
  readonly name: string;
}

/** Of {@link organisationsNow}: `organisation_periods` joined with `organisations` and with its `parent` and `successor`. */
export const organisationColumns = sql`
  organisation_periods.organisation_id AS id, organisation_periods.name, organisation_periods.kind,
  organisation_periods.level, organisation_periods.stages, organisation_periods.open,
  organisation_periods.display_order AS "displayOrder", organisation_periods.id AS version,
  organisations.school_code AS "schoolCode", organisations.credit_code AS "creditCode",
  organisations.region_code AS "regionCode",
  CASE WHEN parent.id IS NOT NULL
    THEN json_build_object('id', parent.organisation_id, 'name', parent.name) END AS parent,
  CASE WHEN successor.id IS NOT NULL
    THEN json_build_object('id', successor.organisation_id, 'name', successor.name) END AS successor`;

/** To be narrowed by `organisation_periods`, which are those of now. */
export const organisationsNow = sql`
  organisation_periods
  JOIN organisations ON organisations.id = organisation_periods.organisation_id
  LEFT JOIN organisation_periods AS parent ON parent.organisation_id = organisation_periods.parent_id
    AND parent.effective_to = 'infinity' AND parent.recorded_to = 'infinity'
  LEFT JOIN organisation_periods AS successor ON successor.organisation_id = organisation_periods.successor_id
    AND successor.effective_to = 'infinity' AND successor.recorded_to = 'infinity'
  WHERE organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'`;
