import type { Kysely } from 'kysely';
import { record } from '../../audit/timeline.ts';
import { type Tx, transaction } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureStrong, hashPassword, isPassword } from './passwords.ts';
import { countFailure } from './sessions.ts';

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
  const { accountId } = occasion.actor;
  const account = await db
    .selectFrom('accounts')
    .select(['login_name', 'password_hash', 'locked_until'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (account.locked_until !== null && account.locked_until > occasion.now) throw locked();
  if (account.password_hash === null || !(await isPassword(account.password_hash, oldPassword))) {
    await transaction(db, (tx) => countFailure(tx, occasion, accountId));
    throw wrongOldPassword();
  }
  ensureStrong(newPassword, account.login_name, 'newPassword');
  if (await isPassword(account.password_hash, newPassword)) throw unchanged();
  const passwordHash = await hashPassword(newPassword);
  await transaction(db, (tx) => storePassword(tx, occasion, token, passwordHash));
}

async function storePassword(tx: Tx, occasion: Occasion, token: string, passwordHash: string): Promise<void> {
  const { accountId } = occasion.actor;
  await tx
    .updateTable('accounts')
    .set({ password_hash: passwordHash, failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
  await tx
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', tokenHash(token))
    .execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'change-password', body: {} }]);
}

const wrongOldPassword = (): Failure =>
  new Failure('invalid', '原密码不正确，密码没有更改。', {
    remedy: '请核对后重试；忘记原密码的，请向发放账号的管理员索取一次性链接。',
    defects: [{ field: 'oldPassword', message: '原密码不正确' }],
  });

const unchanged = (): Failure =>
  new Failure('invalid', '新密码与原密码相同，密码没有更改。', {
    remedy: '请换一个密码。',
    defects: [{ field: 'newPassword', message: '新密码与原密码相同' }],
  });

const locked = (): Failure =>
  new Failure('too-many-requests', '密码连续输错，账号暂时锁定。', { remedy: '请稍后再试。' });
