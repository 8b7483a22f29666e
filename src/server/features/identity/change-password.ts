import type { Kysely } from 'kysely';
import { record } from '../../audit/timeline.ts';
import { transaction } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { countFailure, lockedFailure } from './lockout.ts';
import {
  ensureAcceptable,
  hashPassword,
  isPassword,
  type PasswordHolder,
  storePassword,
} from './passwords.ts';

export interface PasswordChange {
  /** Of the session that stays. */
  readonly token: string;
  readonly oldPassword: string;
  readonly newPassword: string;
}

/**
 * Whoever is signed in changes the own password; every other session of the account ends. A wrong old password counts as
 * a failed sign-in: a session left open is no way to guess it.
 * @throws Failure `invalid` naming all that is wrong; `too-many-requests` while the account is locked
 */
export async function changePassword(
  db: Kysely<DB>,
  occasion: Occasion,
  { token, oldPassword, newPassword }: PasswordChange,
): Promise<void> {
  const account = await checkOwnPassword(db, occasion, { password: oldPassword, field: 'oldPassword' });
  await ensureAcceptable(db, occasion, account, { password: newPassword, field: 'newPassword' });
  const passwordHash = await hashPassword(newPassword);
  await transaction(db, async (tx) => {
    await storePassword(tx, occasion, account, { passwordHash, keep: token });
    await record(tx, occasion, 'account', [{ streamId: account.id, action: 'change-password', body: {} }]);
  });
}

/**
 * Whoever changes what one signs in with enters the present password again; a wrong one counts as a failed sign-in.
 * @throws Failure `invalid`; `too-many-requests` while the account is locked
 */
export async function checkOwnPassword(
  db: Kysely<DB>,
  occasion: Occasion,
  { password, field }: { readonly password: string; readonly field: string },
): Promise<PasswordHolder> {
  const { accountId } = occasion.actor;
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'login_name', 'password_hash', 'locked_until'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (account.locked_until !== null && account.locked_until > occasion.now)
    throw await lockedFailure(db, occasion, accountId);
  if (account.password_hash !== null && (await isPassword(account.password_hash, password))) return account;
  await transaction(db, (tx) => countFailure(tx, occasion, accountId));
  throw wrongPassword(field);
}

const wrongPassword = (field: string): Failure =>
  new Failure('invalid', '原密码不正确，没有更改。', {
    remedy: '请核对后重试；忘记原密码的，请向发放账号的管理员索取新的激活码。',
    defects: [{ field, message: '原密码不正确' }],
  });
