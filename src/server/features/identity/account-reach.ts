import { sql } from 'kysely';
import type { Action } from '../../../policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';

interface Held {
  /** Roles within reach, ended ones too: somebody who has left every role can be given another. */
  readonly within: number;
  /** Current roles beyond reach. */
  readonly beyond: number;
}

/** @throws Failure `not-found` unless the account holds or held a role within the actor's reach */
export async function ensureAccountWithinReach(tx: Tx, occasion: Occasion, id: AccountId): Promise<void> {
  if ((await rolesHeld(tx, occasion, id)).within === 0) throw notFound();
}

/**
 * Whoever sets somebody's password can act in all of that person's roles, so all must be within reach.
 * @throws Failure `not-found` likewise; `forbidden` when the account holds a role beyond reach as well
 */
export async function ensureAccountWhollyWithinReach(
  tx: Tx,
  occasion: Occasion,
  id: AccountId,
): Promise<void> {
  const { within, beyond } = await rolesHeld(tx, occasion, id);
  if (within === 0) throw notFound();
  if (beyond > 0)
    throw new Failure('forbidden', '这个账号在您的管辖范围之外还有角色，您不能为它重设密码。', {
      remedy: '请由共同的上级的安全管理员办理。',
    });
}

async function rolesHeld(tx: Tx, { actor }: Occasion, id: AccountId): Promise<Held> {
  const { rows } = await sql<Held>`
    SELECT count(*) FILTER (WHERE reached) AS within, count(*) FILTER (WHERE current AND NOT reached) AS beyond
    FROM (
      SELECT memberships.valid_to = 'infinity' AS current,
        coalesce(${withinReach(actor, 'accounts.manage', ORGANISATIONS)}, false) AS reached
      FROM memberships
      JOIN organisation_periods ON organisation_periods.organisation_id = memberships.organisation_id
        AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
      WHERE memberships.account_id = ${id}) AS held`.execute(tx);
  return rows[0] ?? { within: 0, beyond: 0 };
}

/** @throws Failure `not-found` when the organisation is outside the actor's reach for this */
export async function ensureOrganisationWithinReach(
  db: Reader,
  { actor }: Occasion,
  action: Action,
  id: OrganisationId,
): Promise<void> {
  const row = await db
    .selectFrom('organisation_periods')
    .select('organisation_id')
    .where('organisation_id', '=', id)
    .where('effective_to', '=', FOREVER_SQL)
    .where('recorded_to', '=', FOREVER_SQL)
    .where(withinReach(actor, action, ORGANISATIONS))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
}
