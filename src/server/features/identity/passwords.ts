import { hash, verify } from '@node-rs/argon2';
import { STANDARD_PASSWORD_POLICY } from '../../../policy/identity/password-policy.ts';
import { passwordRules } from '../../../policy/identity/rules.ts';
import type { AccountId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import { checkAll, onThePlatform } from '../../../policy/rule.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { type Defect, defectOf, Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { rulesOfAccount } from './account-rules.ts';
import { voidEarlier } from './void-earlier.ts';

/** OWASP's second recommendation: 19 MiB, two passes, one lane; argon2id is the library's default. About 35 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface PasswordHolder {
  readonly id: AccountId;
  readonly login_name: string;
  readonly password_hash: string | null;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), OPTIONS);
}

export function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFC'));
}

/** In what a first password of somebody who has no account yet falls short of the standard policy. */
export function weaknessesOf({
  password,
  loginName,
  today,
}: {
  readonly password: string;
  readonly loginName: string;
  readonly today: LegalDay;
}): Defect[] {
  const facts = { password, loginName, policy: STANDARD_PASSWORD_POLICY, usedBefore: false };
  return checkAll(passwordRules, facts, onThePlatform(today)).violations.map(defectOf);
}

/** @throws Failure `invalid` naming everything in which the password falls short of the policy that holds there */
export async function ensureAcceptable(
  db: Reader,
  occasion: Occasion,
  { id, login_name: loginName, password_hash: current }: PasswordHolder,
  { password, field = 'password' }: { readonly password: string; readonly field?: string },
): Promise<void> {
  const { passwordPolicy: policy } = await rulesOfAccount(db, occasion, id);
  const remembered = [...(current === null ? [] : [current]), ...(await formerOnes(db, id, policy.history))];
  const facts = { password, loginName, policy, usedBefore: await isOneOf(remembered, password) };
  const { violations } = checkAll(passwordRules, facts, onThePlatform(occasion.today));
  if (violations.length === 0) return;
  throw new Failure('invalid', `密码有 ${violations.length} 处不符合要求。`, {
    remedy: '请换一个密码。',
    defects: violations.map((violation) => ({ ...defectOf(violation), field })),
  });
}

async function formerOnes(db: Reader, accountId: AccountId, count: number): Promise<string[]> {
  const rows = await db
    .selectFrom('former_passwords')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
  return rows.map(({ password_hash }) => password_hash);
}

async function isOneOf(hashes: readonly string[], password: string): Promise<boolean> {
  for (const stored of hashes) if (await isPassword(stored, password)) return true;
  return false;
}

/**
 * The new password in place of the old one. Links and codes handed out before are void, and every session ends but the
 * one that is kept, if any.
 */
export async function storePassword(
  tx: Tx,
  occasion: Occasion,
  { id, password_hash: former }: PasswordHolder,
  { passwordHash, keep }: { readonly passwordHash: string; readonly keep?: string },
): Promise<void> {
  const { now } = occasion;
  await voidEarlier(tx, occasion, [id]);
  if (former !== null)
    await tx
      .insertInto('former_passwords')
      .values({ account_id: id, password_hash: former, replaced_at: now })
      .execute();
  await tx
    .updateTable('accounts')
    .set({ password_hash: passwordHash, password_set_at: now, failed_attempts: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
  await forgetOldest(tx, id);
  await endSessions(tx, id, keep);
}

async function endSessions(tx: Tx, accountId: AccountId, keep: string | undefined): Promise<void> {
  const ended = tx.deleteFrom('sessions').where('account_id', '=', accountId);
  if (keep === undefined) return void (await ended.execute());
  const kept = tokenHash(keep);
  await ended.where('token_hash', '<>', kept).execute();
  await tx
    .updateTable('sessions')
    .set({ must_change_password: false })
    .where('token_hash', '=', kept)
    .execute();
}

/** As many as any policy can ask for. */
const REMEMBERED = 24;

async function forgetOldest(tx: Tx, accountId: AccountId): Promise<void> {
  const kept = tx
    .selectFrom('former_passwords')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(REMEMBERED);
  await tx
    .deleteFrom('former_passwords')
    .where('account_id', '=', accountId)
    .where('id', 'not in', kept)
    .execute();
}
