import { sql } from 'kysely';
import { ACTIVATION_CODE_LENGTH, groupedCode, readTypedCode } from '../../../policy/identity/typed-code.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import { type Reader, type Tx, transaction } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import { settingsForEach } from '../../settings/settings.ts';
import { countWrongGuess, ensureFewGuesses } from './guesses.ts';
import { ensureAcceptable, hashPassword, type PasswordHolder, storePassword } from './passwords.ts';
import { randomCode } from './random-code.ts';
import { voidEarlier } from './void-earlier.ts';

const PURPOSE = 'activation code';
const DAY_MS = 86_400_000;

/** Whose code it is, and by which organisation's settings it expires. */
export interface CodeHolder {
  readonly accountId: AccountId;
  readonly organisationId: OrganisationId;
}

export interface IssuedCode {
  /** Told once and stored nowhere. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** A code for each, in the order given; codes and links issued before are void. */
export async function issueCodes(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  holders: readonly CodeHolder[],
): Promise<IssuedCode[]> {
  const accountIds = holders.map(({ accountId }) => accountId);
  await voidEarlier(tx, occasion, accountIds);
  const expiries = await expiriesOf(tx, occasion, holders);
  const codes = holders.map(() => randomCode(ACTIVATION_CODE_LENGTH));
  await sql`
    INSERT INTO activation_codes (code_hash, account_id, issued_at, expires_at)
    SELECT item.hash, item.account, ${occasion.now}::timestamptz, item.expiry
    FROM unnest(${codes.map((code) => secrets.keyedHash(PURPOSE, code))}::bytea[], ${accountIds}::bigint[],
      ${expiries.map((expiry) => expiry.toISOString())}::timestamptz[]) AS item(hash, account, expiry)`.execute(
    tx,
  );
  await record(
    tx,
    occasion,
    'account',
    accountIds.map((streamId) => ({ streamId, action: 'issue-code', body: {} })),
  );
  return codes.map((code, at) => ({ code: groupedCode(code), expiresAt: expiries[at] ?? occasion.now }));
}

async function expiriesOf(
  db: Reader,
  { now, today }: Occasion,
  holders: readonly CodeHolder[],
): Promise<Date[]> {
  const settings = await settingsForEach(
    db,
    holders.map(({ organisationId }) => ({ organisationId, day: today })),
  );
  return settings.map((of) => new Date(now.getTime() + of('identity.activation-code-days') * DAY_MS));
}

/**
 * Sets the first password by a code, which thereby is used up. Wrong, used, voided and expired codes get the same answer
 * by the same way; only a typing error is told as such, which says nothing of any code that exists.
 * @throws Failure `invalid` for a typing error or a weak password, `not-found`, `too-many-requests`
 */
export async function activate(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  occasion: Occasion,
  { code: typed, password }: { readonly code: string; readonly password: string },
): Promise<{ readonly loginName: string }> {
  const read = readTypedCode(typed, ACTIVATION_CODE_LENGTH);
  if ('fault' in read) throw mistyped(read.fault);
  await ensureFewGuesses(db, occasion, 'activation-code');
  const hash = secrets.keyedHash(PURPOSE, read.code);
  const loginName = await transaction(db, async (tx) => {
    const account = await findHolder(tx, occasion, hash);
    if (account === undefined) return undefined;
    await useCode(tx, occasion, account, { hash, password });
    return account.login_name;
  });
  if (loginName !== undefined) return { loginName };
  await countWrongGuess(db, occasion, 'activation-code');
  throw voidCode();
}

function findHolder(tx: Tx, { now }: Occasion, hash: Buffer): Promise<PasswordHolder | undefined> {
  return tx
    .selectFrom('activation_codes')
    .innerJoin('accounts', 'accounts.id', 'activation_codes.account_id')
    .select(['accounts.id', 'accounts.login_name', 'accounts.password_hash'])
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .where('accounts.disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

async function useCode(
  tx: Tx,
  occasion: Occasion,
  account: PasswordHolder,
  { hash, password }: { readonly hash: Buffer; readonly password: string },
): Promise<void> {
  await ensureAcceptable(tx, occasion, account, { password });
  await tx
    .updateTable('activation_codes')
    .set({ used_at: occasion.now })
    .where('code_hash', '=', hash)
    .execute();
  await storePassword(tx, occasion, account, { passwordHash: await hashPassword(password) });
  await record(tx, occasion, 'account', [{ streamId: account.id, action: 'activate', body: {} }]);
}

const mistyped = (fault: string): Failure =>
  new Failure('invalid', '激活码输入有误。', {
    remedy: '请对照激活码单重新输入；没有区分大小写，连字符可以不输。',
    defects: [{ field: 'code', message: fault }],
  });

const voidCode = (): Failure =>
  new Failure('not-found', '这个激活码不存在、已使用、已作废或已过期。', {
    remedy: '请核对是否为最近一次发放的激活码；需要新的，请联系发放账号的管理员。',
  });
