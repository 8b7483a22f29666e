import { sql } from 'kysely';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { rulesOfAccount } from './account-rules.ts';

const MINUTE_MS = 60_000;

/** Counts a wrong password or second factor; every so many in a row lock the account for a while. */
export async function countFailure(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<void> {
  const { failed_attempts: count } = await tx
    .updateTable('accounts')
    .set({ failed_attempts: sql<number>`failed_attempts + 1` })
    .where('id', '=', accountId)
    .returning('failed_attempts')
    .executeTakeFirstOrThrow();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'fail-sign-in', body: { count } }]);
  const { lockout } = await rulesOfAccount(tx, occasion, accountId);
  if (count % lockout.attempts !== 0) return;
  await tx
    .updateTable('accounts')
    .set({ locked_until: new Date(occasion.now.getTime() + lockout.minutes * MINUTE_MS) })
    .where('id', '=', accountId)
    .execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'lock', body: {} }]);
}

/**
 * Ends the count. Of many attempts at once those that come after the lock are refused here, the right one included.
 * @throws Failure `too-many-requests` when the account was locked meanwhile
 */
export async function clearFailures(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<void> {
  const cleared = await tx
    .updateTable('accounts')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', occasion.now)]))
    .returning('id')
    .executeTakeFirst();
  if (cleared === undefined) throw await lockedFailure(tx, occasion, accountId);
}

/** What is answered while an account is locked, whatever is entered. */
export async function lockedFailure(db: Reader, occasion: Occasion, accountId: AccountId): Promise<Failure> {
  const { lockout } = await rulesOfAccount(db, occasion, accountId);
  return new Failure('too-many-requests', `连续输错，账号已锁定 ${lockout.minutes} 分钟。`, {
    remedy: '请稍后再试；忘记密码请联系发放账号的管理员。',
  });
}
