import type { Actor, AuthorityLevel, Membership, Role } from '../../policy/access/grants.ts';
import type { AccountId } from '../../policy/ids.ts';
import type { Reader } from '../db/database.ts';
import { FOREVER_SQL } from '../db/infinity.ts';

/** Somebody who is not here: the account with the roles that it holds at this moment, none if it was disabled. */
export async function actorOfAccount(db: Reader, accountId: AccountId, now: Date): Promise<Actor> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .innerJoin('organisation_periods as place', 'place.organisation_id', 'memberships.organisation_id')
    .select(['memberships.organisation_id', 'memberships.role', 'place.level'])
    .select(['place.province_id', 'place.region_id', 'place.county_id'])
    .where('memberships.account_id', '=', accountId)
    .where('accounts.disabled_at', 'is', null)
    .where('memberships.valid_from', '<=', now)
    .where('memberships.valid_to', '>', now)
    .where('place.effective_to', '=', FOREVER_SQL)
    .where('place.recorded_to', '=', FOREVER_SQL)
    .execute();
  const memberships = rows.map(
    (row): Membership => ({
      organisationId: row.organisation_id,
      role: row.role as Role,
      level: row.level as AuthorityLevel | null,
      place: { provinceId: row.province_id, regionId: row.region_id, countyId: row.county_id },
    }),
  );
  return { accountId, memberships };
}
