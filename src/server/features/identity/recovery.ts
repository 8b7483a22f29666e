import { sql } from 'kysely';
import type { Role } from '../../../policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import { type Slip, slipsFor } from './issue-accounts.ts';
import { removeSecondFactors } from './second-factors.ts';
import { voidEarlier } from './void-earlier.ts';

/**
 * Gives an account to its holder anew (JU-8): its sessions end, password and second factor are gone, and a new activation
 * code is the only way in. The role printed is the one held longest.
 * @throws Failure `conflict` when the account is disabled or holds no role
 */
export async function recoverAccount(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  accountId: AccountId,
): Promise<Slip[]> {
  ensureNotOwn(occasion, accountId);
  const { role, loginName, id, name } = await getSeat(tx, accountId);
  await removeSecondFactors(tx, [accountId]);
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
  await tx
    .updateTable('accounts')
    .set({ password_hash: null, password_set_at: null, failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'recover', body: {} }]);
  return slipsFor(tx, occasion, secrets, {
    role,
    accounts: [{ accountId, loginName, organisation: { id, name } }],
  });
}

interface Seat {
  readonly role: Role;
  readonly loginName: string;
  readonly id: OrganisationId;
  readonly name: string;
}

async function getSeat(tx: Tx, accountId: AccountId): Promise<Seat> {
  const { rows } = await sql<Seat>`
    SELECT memberships.role, accounts.login_name AS "loginName", period.organisation_id AS id, period.name
    FROM accounts
    JOIN memberships ON memberships.account_id = accounts.id AND memberships.valid_to = 'infinity'
    JOIN organisation_periods AS period ON period.organisation_id = memberships.organisation_id
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
    WHERE accounts.id = ${accountId} AND accounts.disabled_at IS NULL
    ORDER BY memberships.id LIMIT 1 FOR UPDATE OF accounts`.execute(tx);
  const [seat] = rows;
  if (seat !== undefined) return seat;
  throw new Failure('conflict', '这个账号已停用或没有任何角色，不能发放激活码。', {
    remedy: '请先启用账号或给予角色。',
  });
}

/** Somebody has lost the telephone: the next sign-in asks for the password alone, and then to enrol again. */
export async function resetSecondFactor(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<void> {
  ensureNotOwn(occasion, accountId);
  await removeSecondFactors(tx, [accountId]);
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'reset-second-factor', body: {} }]);
}

/** Takes an account out of use, or back into it. @throws Failure `conflict` when it is so already */
export async function setDisabled(
  tx: Tx,
  occasion: Occasion,
  accountId: AccountId,
  disabled: boolean,
): Promise<void> {
  ensureNotOwn(occasion, accountId);
  const changed = await tx
    .updateTable('accounts')
    .set({ disabled_at: disabled ? occasion.now : null })
    .where('id', '=', accountId)
    .where('disabled_at', disabled ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) throw disabled ? alreadyDisabled() : notDisabled();
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
  if (disabled) await voidEarlier(tx, occasion, [accountId]);
  await record(tx, occasion, 'account', [
    { streamId: accountId, action: disabled ? 'disable' : 'enable', body: {} },
  ]);
}

/** A session left open is no way to a new password or out of the second factor. */
function ensureNotOwn({ actor }: Occasion, accountId: AccountId): void {
  if (accountId !== actor.accountId) return;
  throw new Failure('conflict', '不能对自己的账号进行这项操作。', {
    remedy: '请由另一位安全管理员或上级的安全管理员办理。',
  });
}

const alreadyDisabled = (): Failure =>
  new Failure('conflict', '这个账号已经停用。', { remedy: '请刷新后核对账号的状态。' });

const notDisabled = (): Failure =>
  new Failure('conflict', '这个账号没有停用。', { remedy: '请刷新后核对账号的状态。' });
