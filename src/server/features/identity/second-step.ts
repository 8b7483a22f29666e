import type { AccountId } from '../../../policy/ids.ts';
import { transaction } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import { countFailure, lockedFailure } from './lockout.ts';
import { type Authenticated, openSession, type Session } from './open-session.ts';
import { acceptSecondFactor, readSecondFactor } from './second-factors.ts';

/** Given to whoever has named an account with a second factor; says nothing of the password. */
export interface Challenge {
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** What a challenge holds, sealed: nobody else can read or make one. */
interface Held {
  readonly account: AccountId;
  readonly right: 0 | 1;
  /** Instants, in milliseconds. */
  readonly until: number;
  readonly passwordSetAt: number;
}

const PURPOSE = 'sign-in challenge';
const MINUTES = 5;

export function challengeOf(
  secrets: Secrets,
  { now }: Occasion,
  { id, passwordSetAt }: Pick<Authenticated, 'id' | 'passwordSetAt'>,
  right: boolean,
): Challenge {
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
  const held: Held = {
    account: id,
    right: right ? 1 : 0,
    until: expiresAt.getTime(),
    passwordSetAt: passwordSetAt.getTime(),
  };
  const sealed = secrets.seal(PURPOSE, Buffer.from(JSON.stringify(held)));
  return { challenge: sealed.toString('base64url'), expiresAt };
}

/**
 * The second step: a code of the authenticator, or a recovery code. Whether password or code was wrong is not told; either
 * counts.
 * @throws Failure `unauthenticated`, `too-many-requests` while the account is locked; `invalid` for a recovery code that
 * was mistyped, which does not count
 */
export async function answerChallenge(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  occasion: Occasion,
  { challenge, code: typed }: { readonly challenge: string; readonly code: string },
): Promise<Session> {
  const code = readSecondFactor(typed);
  const held = openChallenge(secrets, challenge);
  if (held === undefined || held.until <= occasion.now.getTime()) throw over();
  const account = await findHolder(db, held);
  if (account === undefined) throw over();
  if (account.locked_until !== null && account.locked_until > occasion.now)
    throw await lockedFailure(db, occasion, account.id);
  try {
    return await transaction(db, async (tx) => {
      const accepted = await acceptSecondFactor(tx, occasion, { secrets, accountId: account.id, code });
      // Taken back with the transaction: a code that came with a wrong password is not used up.
      if (!accepted || held.right !== 1) throw wrong();
      const passwordSetAt = new Date(held.passwordSetAt);
      return openSession(tx, occasion, { id: account.id, passwordSetAt, enrolled: true });
    });
  } catch (error) {
    if (error instanceof Failure && error.kind === 'unauthenticated')
      await transaction(db, (tx) => countFailure(tx, occasion, account.id));
    throw error;
  }
}

function openChallenge(secrets: Secrets, challenge: string): Held | undefined {
  const content = secrets.open(PURPOSE, Buffer.from(challenge, 'base64url'));
  return content === undefined ? undefined : (JSON.parse(content.toString()) as Held);
}

/** Undefined when the account was taken out of use or its password set anew meanwhile. */
async function findHolder(db: Services['db'], { account, passwordSetAt }: Held) {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'locked_until', 'password_set_at'])
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .executeTakeFirst();
  return (row?.password_set_at ?? new Date(0)).getTime() === passwordSetAt ? row : undefined;
}

const wrong = (): Failure =>
  new Failure('unauthenticated', '账号名、密码或验证码不正确。', {
    remedy:
      '请从账号名和密码重新输入；验证码每 30 秒更换，用过的不能再用。连续多次输错将锁定账号；手机丢失可用恢复码，或请发放账号的管理员重置。',
  });

const over = (): Failure =>
  new Failure('unauthenticated', '登录的第二步已超时。', { remedy: '请从账号名和密码重新开始。' });
