import { sql } from 'kysely';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { openSession, type Session } from './open-session.ts';
import { getSecondFactor } from './second-factors.ts';

/** Somebody as an OpenID provider knows that person. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** @throws Failure `conflict` when either is linked already */
export async function linkIdentity(
  tx: Tx,
  occasion: Occasion,
  accountId: AccountId,
  { issuer, subject }: Identity,
): Promise<void> {
  const linked = await tx
    .insertInto('oidc_links')
    .values({ account_id: accountId, issuer, subject, linked_at: occasion.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (linked === undefined)
    throw new Failure('conflict', '这个账号或这个统一身份已经绑定过，没有再绑定。', {
      remedy: '一个账号只绑定一个统一身份；更换的，请先解除原来的绑定。',
    });
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'link-identity', body: { issuer } }]);
}

/** @throws Failure `not-found` when the actor's account is not linked */
export async function unlinkIdentity(tx: Tx, occasion: Occasion): Promise<void> {
  const { accountId } = occasion.actor;
  const removed = await tx
    .deleteFrom('oidc_links')
    .where('account_id', '=', accountId)
    .returning('issuer')
    .execute();
  if (removed.length === 0) throw notFound();
  const happenings = removed.map(({ issuer }) => ({
    streamId: accountId,
    action: 'unlink-identity',
    body: { issuer },
  }));
  await record(tx, occasion, 'account', happenings);
}

export interface ListedLink extends Identity {
  readonly linkedAt: Date;
}

export async function listLinks(db: Reader, { actor }: Occasion): Promise<ListedLink[]> {
  return db
    .selectFrom('oidc_links')
    .select(['issuer', 'subject', 'linked_at as linkedAt'])
    .where('account_id', '=', actor.accountId)
    .execute();
}

/**
 * A session as by password, for the account that is linked; never for one of the same mailbox or name.
 * @throws Failure `unauthenticated` when none is; `too-many-requests` while the account is locked
 */
export async function signInByIdentity(
  tx: Tx,
  occasion: Occasion,
  { issuer, subject }: Identity,
): Promise<Session> {
  const account = await tx
    .selectFrom('oidc_links')
    .innerJoin('accounts', 'accounts.id', 'oidc_links.account_id')
    .select('accounts.id')
    .select(sql<boolean>`coalesce(locked_until > ${occasion.now}, false)`.as('locked'))
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (account === undefined)
    throw new Failure('unauthenticated', '这个统一身份没有绑定账号。', {
      remedy: '请先用账号名和密码登录，在个人设置中绑定统一身份，之后就可以这样登录。',
    });
  if (account.locked) throw new Failure('too-many-requests', '账号已锁定。', { remedy: '请稍后再试。' });
  await ensureWithoutSecondFactor(tx, account.id);
  const themselves = { ...occasion, actor: { accountId: account.id, memberships: [] } };
  return openSession(tx, themselves, { id: account.id, passwordSetAt: occasion.now, enrolled: false });
}

/** The provider elsewhere does not ask for the second factor that was set up here. */
async function ensureWithoutSecondFactor(tx: Tx, accountId: AccountId): Promise<void> {
  const { enrolledAt } = await getSecondFactor(tx, accountId);
  if (enrolledAt === null) return;
  throw new Failure('forbidden', '您的账号使用动态验证码，不能用统一身份登录。', {
    remedy: '请用账号名、密码和动态验证码登录。',
  });
}
