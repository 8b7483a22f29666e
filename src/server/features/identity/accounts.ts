import type { Role } from '../../../policy/access/grants.ts';
import type { AccountId, MembershipId, OrganisationId } from '../../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import { record } from '../../audit/timeline.ts';
import { releaseCases } from '../../cases/assign-cases.ts';
import type { Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureOrganisationWithinReach } from './account-reach.ts';
import { rulesOfAccount } from './account-rules.ts';
import { issueLink, type OneTimeLink } from './one-time-links.ts';
import { getSecondFactor } from './second-factors.ts';

export interface NewAccount {
  readonly loginName: string;
  readonly organisationId: OrganisationId;
  readonly role: Role;
}

/** Makes an account without a password; the token of its one-time link is returned and stored nowhere. */
export async function createAccount(
  tx: Tx,
  occasion: Occasion,
  { loginName, organisationId, role }: NewAccount,
): Promise<{ accountId: AccountId } & OneTimeLink> {
  const account = await tx
    .insertInto('accounts')
    .values({ login_name: loginName.normalize('NFC'), created_at: occasion.now })
    .onConflict((conflict) => conflict.column('login_name').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (account === undefined)
    throw new Failure('conflict', `账号名“${loginName}”已被使用。`, { remedy: '请换一个账号名。' });
  await record(tx, occasion, 'account', [{ streamId: account.id, action: 'create', body: {} }]);
  await grantRole(tx, occasion, { accountId: account.id, organisationId, role });
  return { accountId: account.id, ...(await issueLink(tx, occasion, account.id)) };
}

/** @throws Failure `conflict` when the role is held already, or with another that excludes it */
export async function grantRole(
  tx: Tx,
  occasion: Occasion,
  { accountId, organisationId, role }: { accountId: AccountId; organisationId: OrganisationId; role: Role },
): Promise<MembershipId> {
  await lockAccount(tx, accountId);
  await ensureOneAdministratorRole(tx, accountId, role);
  const granted = await tx
    .insertInto('memberships')
    .values({ account_id: accountId, organisation_id: organisationId, role, valid_from: occasion.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (granted === undefined)
    throw new Failure('conflict', '这个账号在该机构已有这一角色。', { remedy: '请刷新后核对账号的角色。' });
  await record(tx, occasion, 'account', [
    { streamId: accountId, action: 'grant-role', body: { organisation: organisationId, role } },
  ]);
  await askForSecondFactor(tx, occasion, accountId);
  return granted.id;
}

/** Whoever is signed in and is given a role that needs a second factor gets no further without it. */
async function askForSecondFactor(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<void> {
  const sessions = await tx
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .execute();
  if (sessions.length === 0) return;
  const { enrolledAt } = await getSecondFactor(tx, accountId);
  const { mustEnrol } = await rulesOfAccount(tx, occasion, accountId);
  if (!mustEnrol(enrolledAt !== null)) return;
  await tx.updateTable('sessions').set({ must_enrol: true }).where('account_id', '=', accountId).execute();
}

/** Two grants to one person wait for each other, so that neither misses the other's role. */
async function lockAccount(tx: Tx, id: AccountId): Promise<void> {
  await tx.selectFrom('accounts').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** The three administrators are three people: whoever holds one of these roles holds no other role (等保三级). */
async function ensureOneAdministratorRole(tx: Tx, accountId: AccountId, role: Role): Promise<void> {
  const held = await tx
    .selectFrom('memberships')
    .select('role')
    .where('account_id', '=', accountId)
    .where('valid_to', '=', FOREVER_SQL)
    .execute();
  const isAdministrator = (name: string): boolean => name.endsWith('-administrator');
  if (held.length === 0 || ![role, ...held.map((row) => row.role)].some(isAdministrator)) return;
  throw new Failure('conflict', '管理员角色必须由不同的人员担任，不能与其他角色兼任。', {
    remedy: '请为该角色另建账号。',
  });
}

/**
 * Ends a role. It takes effect with the holder's next request; an officer's open cases wait for another.
 * @throws Failure `not-found` when the role is held outside the actor's reach
 */
export async function endMembership(tx: Tx, occasion: Occasion, id: MembershipId): Promise<void> {
  const membership = await tx
    .selectFrom('memberships')
    .innerJoin('organisation_periods', (join) =>
      join
        .onRef('organisation_periods.organisation_id', '=', 'memberships.organisation_id')
        .on('organisation_periods.effective_to', '=', FOREVER_SQL)
        .on('organisation_periods.recorded_to', '=', FOREVER_SQL),
    )
    .select(['memberships.account_id', 'memberships.organisation_id', 'memberships.role'])
    .where('memberships.id', '=', id)
    .where('memberships.valid_to', '=', FOREVER_SQL)
    .where(withinReach(occasion.actor, 'accounts.manage', ORGANISATIONS))
    .executeTakeFirst();
  if (membership === undefined) throw notFound();
  await tx
    .updateTable('memberships')
    .set({ valid_to: occasion.now })
    .where('id', '=', id)
    .where('valid_to', '=', FOREVER_SQL)
    .execute();
  await record(tx, occasion, 'account', [
    {
      streamId: membership.account_id,
      action: 'end-role',
      body: { organisation: membership.organisation_id, role: membership.role },
    },
  ]);
  if (membership.role === 'officer')
    await releaseCases(tx, occasion, [
      { accountId: membership.account_id, organisationId: membership.organisation_id },
    ]);
}

/** @throws Failure `not-found` when the organisation is outside the actor's reach */
export function ensureMayManageAccounts(tx: Tx, occasion: Occasion, id: OrganisationId): Promise<void> {
  return ensureOrganisationWithinReach(tx, occasion, 'accounts.manage', id);
}
