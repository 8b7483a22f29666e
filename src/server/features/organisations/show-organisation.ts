import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import { findAliases } from './aliases.ts';
import {
  type Named,
  type OrganisationRow,
  organisationColumns,
  organisationsNow,
} from './organisation-row.ts';

export interface OrganisationDetail extends OrganisationRow {
  /** It registered itself, and nobody has seen its proof yet. */
  readonly unverified: boolean;
  readonly aliases: readonly string[];
  /** The authorities above it, from the root down. */
  readonly line: readonly Named[];
  /** Open organisations that answer to it directly. */
  readonly children: Readonly<Record<'authority' | 'school' | 'subordinate-unit', number>>;
}

/** Whether the actor may see it is for the caller to have asked. @throws Failure `not-found` */
export async function getOrganisation(db: Reader, id: OrganisationId): Promise<OrganisationDetail> {
  const row = await findRow(db, id);
  if (row === undefined) throw notFound();
  const aliases = await findAliases(db, [id]);
  return {
    ...row,
    aliases: aliases.map(({ alias }) => alias),
    line: await lineOf(db, id),
    children: await countChildren(db, id),
  };
}

type FoundRow = OrganisationRow & Pick<OrganisationDetail, 'unverified'>;

async function findRow(db: Reader, id: OrganisationId): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`
    SELECT ${organisationColumns},
      EXISTS (SELECT FROM self_registrations AS registration
        WHERE registration.organisation_id = organisations.id AND registration.verified_at IS NULL) AS unverified
    FROM ${organisationsNow} AND organisation_periods.organisation_id = ${id}`.execute(db);
  return rows[0];
}

async function lineOf(db: Reader, id: OrganisationId): Promise<Named[]> {
  const { rows } = await sql<Named>`
    SELECT above.organisation_id AS id, above.name
    FROM organisation_closure AS line JOIN organisation_periods AS above ON above.organisation_id = line.ancestor_id
      AND above.effective_to = 'infinity' AND above.recorded_to = 'infinity'
    WHERE line.descendant_id = ${id} AND line.valid_to = 'infinity' AND line.depth > 0
    ORDER BY line.depth DESC`.execute(db);
  return rows;
}

async function countChildren(db: Reader, id: OrganisationId): Promise<OrganisationDetail['children']> {
  const { rows } = await sql<{ kind: OrganisationKind; count: number }>`
    SELECT kind, count(*) AS count FROM organisation_periods
    WHERE parent_id = ${id} AND open AND effective_to = 'infinity' AND recorded_to = 'infinity'
    GROUP BY kind`.execute(db);
  const count = (kind: OrganisationKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    authority: count('authority'),
    school: count('school'),
    'subordinate-unit': count('subordinate-unit'),
  };
}
