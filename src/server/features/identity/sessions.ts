import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { AccountId, SessionId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import { type Reader, type Tx, transaction } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import type { Services } from '../../services.ts';
import { countFailure, lockedFailure } from './lockout.ts';
import { openSession, type Session } from './open-session.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { type Challenge, challengeOf } from './second-step.ts';

interface AccountRow {
  readonly id: AccountId;
  readonly password_hash: string | null;
  readonly password_set_at: Date | null;
  readonly locked: boolean;
  readonly enrolled: boolean;
}

/**
 * Signs in, with a new token; whoever has a second factor is given a challenge instead, be the password right or wrong,
 * so that nobody without that factor can try passwords. A wrong name costs the same time as a wrong password, and both
 * get the same answer. The count of failures is kept although the request fails, hence its own transactions.
 * @throws Failure `unauthenticated`; `too-many-requests` while the account is locked
 */
export async function signIn(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  occasion: Occasion,
  { loginName, password }: { loginName: string; password: string },
): Promise<Session | Challenge> {
  const account = await findAccount(db, occasion.now, loginName.normalize('NFC'));
  if (account?.locked === true) throw await lockedFailure(db, occasion, account.id);
  const stored = account?.password_hash ?? (await decoyHash());
  const right = await isPassword(stored, password);
  if (account === undefined || account.password_hash === null) throw wrong();
  const authenticated = { ...account, passwordSetAt: account.password_set_at ?? new Date(0) };
  if (account.enrolled) return challengeOf(secrets, occasion, authenticated, right);
  if (right) return transaction(db, (tx) => openSession(tx, occasion, authenticated));
  await transaction(db, (tx) => countFailure(tx, occasion, account.id));
  throw wrong();
}

async function findAccount(db: Reader, now: Date, loginName: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .leftJoin('second_factors', 'second_factors.account_id', 'accounts.id')
    .select(['accounts.id', 'password_hash', 'password_set_at'])
    .select(sql<boolean>`coalesce(locked_until > ${now}, false)`.as('locked'))
    .select(sql<boolean>`second_factors.confirmed_at IS NOT NULL`.as('enrolled'))
    .where('login_name', '=', loginName)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  return decoy;
}

export async function signOut(tx: Tx, occasion: Occasion, token: string): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
  await record(tx, occasion, 'account', [
    { streamId: occasion.actor.accountId, action: 'sign-out', body: {} },
  ]);
}

export interface OwnSession {
  readonly id: SessionId;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Where the actor is signed in, the latest first. */
export async function listOwnSessions(
  db: Reader,
  { actor, now }: Occasion,
  token: string,
): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    SELECT id, token_hash = ${tokenHash(token)} AS current, created_at AS "createdAt",
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
    FROM sessions WHERE account_id = ${actor.accountId} AND expires_at > ${now}
      AND last_seen_at > ${now}::timestamptz - make_interval(mins => idle_minutes)
    ORDER BY created_at DESC, id DESC LIMIT 200`.execute(db);
  return rows;
}

/** @throws Failure `not-found` when it is not one of the actor's own */
export async function endOwnSession(tx: Tx, occasion: Occasion, id: SessionId): Promise<void> {
  const { accountId } = occasion.actor;
  const ended = await tx
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  if (ended === undefined) throw notFound();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'end-session', body: {} }]);
}

const wrong = (): Failure =>
  new Failure('unauthenticated', '账号名或密码不正确。', {
    remedy: '连续多次输错将锁定账号；忘记密码请联系发放账号的管理员。',
  });
