import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import { type Tx, transaction } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { hashPassword, isPassword } from './passwords.ts';

const SESSION_HOURS = 12;
const MAX_FAILED_ATTEMPTS = 5;
const LOCK_MINUTES = 15;
const HOUR_MS = 3_600_000;

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
}

interface AccountRow {
  readonly id: AccountId;
  readonly password_hash: string | null;
  readonly locked: boolean;
}

/**
 * Signs in, with a new token. A wrong name costs the same time as a wrong password, and both get the same answer. The
 * count of failures is kept although the request fails, hence its own transactions.
 * @throws Failure `unauthenticated`; `too-many-requests` while the account is locked
 */
export async function signIn(
  db: Kysely<DB>,
  occasion: Occasion,
  { loginName, password }: { loginName: string; password: string },
): Promise<Session> {
  const account = await findAccount(db, occasion.now, loginName.normalize('NFC'));
  if (account?.locked === true) throw locked();
  const stored = account?.password_hash ?? (await decoyHash());
  const right = await isPassword(stored, password);
  if (account === undefined || account.password_hash === null) throw wrong();
  if (right) return transaction(db, (tx) => openSession(tx, occasion, account.id));
  await transaction(db, (tx) => countFailure(tx, occasion, account.id));
  throw wrong();
}

async function findAccount(db: Kysely<DB>, now: Date, loginName: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .select(['id', 'password_hash', sql<boolean>`coalesce(locked_until > ${now}, false)`.as('locked')])
    .where('login_name', '=', loginName)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  return decoy;
}

/** A session of somebody who has shown who it is, in whichever way. */
export async function openSession(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(occasion.now.getTime() + SESSION_HOURS * HOUR_MS);
  await tx
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      created_at: occasion.now,
      last_seen_at: occasion.now,
      expires_at: expiresAt,
    })
    .execute();
  await tx
    .updateTable('accounts')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'sign-in', body: {} }]);
  return { token, expiresAt };
}

/** Every fifth wrong password in a row locks the account for a while. */
export async function countFailure(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<void> {
  const lockedUntil = new Date(occasion.now.getTime() + (LOCK_MINUTES * HOUR_MS) / 60);
  const { failed_attempts: count } = await tx
    .updateTable('accounts')
    .set({ failed_attempts: sql<number>`failed_attempts + 1` })
    .where('id', '=', accountId)
    .returning('failed_attempts')
    .executeTakeFirstOrThrow();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'fail-sign-in', body: { count } }]);
  if (count % MAX_FAILED_ATTEMPTS !== 0) return;
  await tx.updateTable('accounts').set({ locked_until: lockedUntil }).where('id', '=', accountId).execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'lock', body: {} }]);
}

export async function signOut(tx: Tx, occasion: Occasion, token: string): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
  await record(tx, occasion, 'account', [
    { streamId: occasion.actor.accountId, action: 'sign-out', body: {} },
  ]);
}

const wrong = (): Failure =>
  new Failure('unauthenticated', '账号名或密码不正确。', {
    remedy: `连续 ${MAX_FAILED_ATTEMPTS} 次输错将锁定 ${LOCK_MINUTES} 分钟；忘记密码请联系发放账号的管理员。`,
  });

const locked = (): Failure =>
  new Failure('too-many-requests', `密码连续输错，账号已锁定 ${LOCK_MINUTES} 分钟。`, {
    remedy: '请稍后再试。',
  });
