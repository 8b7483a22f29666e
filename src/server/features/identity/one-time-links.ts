import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureAcceptable, hashPassword, storePassword } from './passwords.ts';
import { voidEarlier } from './void-earlier.ts';

const LINK_DAYS = 7;
const DAY_MS = 86_400_000;

export interface OneTimeLink {
  /** Returned once and stored nowhere. */
  readonly linkToken: string;
  readonly expiresAt: Date;
}

/** A link by which the account sets its password; an earlier link or code that was not used stops working. */
export async function issueLink(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<OneTimeLink> {
  const linkToken = randomBytes(24).toString('base64url');
  const expiresAt = new Date(occasion.now.getTime() + LINK_DAYS * DAY_MS);
  await voidEarlier(tx, occasion, [accountId]);
  await tx
    .insertInto('one_time_links')
    .values({ token_hash: tokenHash(linkToken), account_id: accountId, expires_at: expiresAt })
    .execute();
  return { linkToken, expiresAt };
}

/** For whoever has forgotten the password; the old one works until the link is used. */
export async function issueLinkAgain(tx: Tx, occasion: Occasion, accountId: AccountId): Promise<OneTimeLink> {
  const link = await issueLink(tx, occasion, accountId);
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'issue-link', body: {} }]);
  return link;
}

/**
 * Sets a password by a one-time link, which thereby is used up; whoever was signed in with the old one is signed out.
 * @throws Failure `not-found` when the link was used or has expired, `invalid` naming all that the password lacks
 */
export async function redeemLink(tx: Tx, occasion: Occasion, token: string, password: string): Promise<void> {
  const { now } = occasion;
  const account = await tx
    .selectFrom('one_time_links')
    .innerJoin('accounts', 'accounts.id', 'one_time_links.account_id')
    .select(['accounts.id', 'accounts.login_name', 'accounts.password_hash'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('accounts.disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (account === undefined) throw voidLink();
  await ensureAcceptable(tx, occasion, account, { password });
  await storePassword(tx, occasion, account, { passwordHash: await hashPassword(password) });
  await record(tx, occasion, 'account', [{ streamId: account.id, action: 'set-password', body: {} }]);
}

/** For whom the link is. @throws Failure `not-found` likewise */
export async function getLinkHolder(
  db: Reader,
  { now }: Occasion,
  token: string,
): Promise<{ readonly id: AccountId; readonly loginName: string }> {
  const holder = await db
    .selectFrom('one_time_links')
    .innerJoin('accounts', 'accounts.id', 'one_time_links.account_id')
    .select(['accounts.id', 'accounts.login_name as loginName'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (holder === undefined) throw voidLink();
  return holder;
}

const voidLink = (): Failure =>
  new Failure('not-found', '这个链接已使用或已过期。', {
    remedy: '请向发放账号的管理员索取新的链接。',
  });
