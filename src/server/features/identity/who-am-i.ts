import { sql } from 'kysely';
import type { AuthorityLevel, Role } from '../../../policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import type { Reader } from '../../db/database.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { type ToDo, toDoOf } from './open-session.ts';

export interface WhoAmI {
  readonly accountId: AccountId;
  readonly loginName: string;
  readonly expiresAt: Date;
  readonly toDo: readonly ToDo[];
  readonly memberships: readonly {
    readonly organisationId: OrganisationId;
    readonly organisationName: string;
    readonly organisationKind: OrganisationKind;
    readonly role: Role;
    readonly level: AuthorityLevel | null;
  }[];
}

interface SessionRow {
  readonly login_name: string;
  readonly expires_at: Date;
  readonly must_change_password: boolean;
  readonly must_enrol: boolean;
}

/** Who is signed in, where, and in which capacity: what every page of the workbench begins with. */
export async function whoAmI(db: Reader, { actor }: Occasion, token: string): Promise<WhoAmI> {
  const { rows } = await sql<SessionRow>`
    SELECT login_name, expires_at, must_change_password, must_enrol
    FROM sessions JOIN accounts ON accounts.id = sessions.account_id
    WHERE token_hash = ${tokenHash(token)}`.execute(db);
  const [session] = rows;
  const standings = await findOrganisations(
    db,
    actor.memberships.map(({ organisationId }) => organisationId),
  );
  return {
    accountId: actor.accountId,
    loginName: session?.login_name ?? '',
    expiresAt: session?.expires_at ?? new Date(0),
    toDo: toDoOf(session?.must_change_password === true, session?.must_enrol === true),
    memberships: actor.memberships.flatMap(({ organisationId, role, level }) => {
      const organisation = standings.get(organisationId);
      if (organisation === undefined) return [];
      const { name, kind } = organisation;
      return [{ organisationId, organisationName: name, organisationKind: kind, role, level }];
    }),
  };
}

interface OrganisationRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
}

async function findOrganisations(
  db: Reader,
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, OrganisationRow>> {
  const { rows } = await sql<OrganisationRow>`
    SELECT organisation_id AS id, name, kind FROM organisation_periods
    WHERE organisation_id = ANY(${ids}::bigint[]) AND effective_to = 'infinity' AND recorded_to = 'infinity'`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
