import { sql } from 'kysely';
import type { AccountId, OrganisationId } from '../../policy/ids.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';

/** An officer of an authority, and how much is on the desk. */
export interface Officer {
  readonly accountId: AccountId;
  readonly loginName: string;
  readonly openCases: number;
}

const MOST = 500;

/** Those who hold the role there now. */
export async function readOfficers(db: Reader, organisationId: OrganisationId): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    SELECT accounts.id AS "accountId", accounts.login_name AS "loginName",
      (SELECT count(*)::int FROM cases WHERE cases.assignee_id = accounts.id
        AND cases.authority_id = ${organisationId} AND cases.awaits <> 'nobody') AS "openCases"
    FROM memberships JOIN accounts ON accounts.id = memberships.account_id AND accounts.disabled_at IS NULL
    WHERE memberships.organisation_id = ${organisationId} AND memberships.role = 'officer'
      AND memberships.valid_to = 'infinity'
    ORDER BY accounts.login_name COLLATE "C" LIMIT ${MOST}`.execute(db);
  return rows;
}

/**
 * The role stays held until the transaction ends.
 * @throws Failure `invalid` unless the account is that of an officer of each of these authorities
 */
export async function ensureOfficers(
  tx: Tx,
  authorities: readonly OrganisationId[],
  accountId: AccountId,
): Promise<void> {
  const { rows } = await sql<{ id: OrganisationId }>`
    SELECT memberships.organisation_id AS id
    FROM memberships JOIN accounts ON accounts.id = memberships.account_id AND accounts.disabled_at IS NULL
    WHERE memberships.account_id = ${accountId} AND memberships.role = 'officer'
      AND memberships.valid_to = 'infinity' AND memberships.organisation_id = ANY(${[...authorities]}::bigint[])
    FOR SHARE OF memberships`.execute(tx);
  if (rows.length === authorities.length) return;
  throw new Failure('invalid', '这个账号不是受理该办件的教育行政部门的审核人员，没有分配。', {
    remedy: '请从本部门的审核人员中选择承办人。',
    defects: [{ field: 'to', message: '应为本部门审核人员的账号' }],
  });
}
