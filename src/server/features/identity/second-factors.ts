import { randomBytes } from 'node:crypto';
import { groupedCode, RECOVERY_CODE_LENGTH, readTypedCode } from '../../../policy/identity/typed-code.ts';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import { randomCode } from './random-code.ts';
import { base32, findTotpStep } from './totp.ts';

const PURPOSE = 'second factor';
const RECOVERY = 'recovery code';
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** To scan the secret and type the first code. */
const PENDING_MS = 15 * 60_000;
const ISSUER = '教育移动应用备案平台';

/** What was typed at the second step. */
export interface SecondFactor {
  readonly kind: 'totp' | 'recovery';
  readonly code: string;
}

/** Six digits are a code of the authenticator. @throws Failure `invalid` for a recovery code with a typing error */
export function readSecondFactor(text: string): SecondFactor {
  const digits = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(digits)) return { kind: 'totp', code: digits };
  const typed = readTypedCode(text, RECOVERY_CODE_LENGTH);
  if ('code' in typed) return { kind: 'recovery', code: typed.code };
  throw new Failure('invalid', '验证码应为 6 位数字，或一个恢复码。', {
    remedy: '请核对后重新输入。',
    defects: [{ field: 'code', message: typed.fault }],
  });
}

interface Offered {
  readonly secrets: Secrets;
  readonly accountId: AccountId;
  readonly code: SecondFactor;
}

/** Whether it is right. Either kind is used up thereby: of two at once one is accepted. */
export async function acceptSecondFactor(tx: Tx, occasion: Occasion, offered: Offered): Promise<boolean> {
  return offered.code.kind === 'totp'
    ? acceptTotp(tx, occasion, offered)
    : acceptRecovery(tx, occasion, offered);
}

async function acceptTotp(
  tx: Tx,
  { now }: Occasion,
  { secrets, accountId, code }: Offered,
): Promise<boolean> {
  const row = await tx
    .selectFrom('second_factors')
    .select('sealed_secret')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const secret = row?.sealed_secret ? openSecret(secrets, row.sealed_secret) : undefined;
  const step = secret === undefined ? undefined : findTotpStep(secret, code.code, now);
  if (step === undefined) return false;
  const accepted = await tx
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst();
  return accepted !== undefined;
}

async function acceptRecovery(
  tx: Tx,
  occasion: Occasion,
  { secrets, accountId, code }: Offered,
): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: occasion.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', secrets.keyedHash(RECOVERY, code.code))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  if (used === undefined) return false;
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'use-recovery-code', body: {} }]);
  return true;
}

/** @throws Failure `unavailable` when it was sealed with a key that is not here */
function openSecret(secrets: Secrets, sealed: Buffer): Buffer {
  const secret = secrets.open(PURPOSE, sealed);
  if (secret !== undefined) return secret;
  throw new Failure('unavailable', '动态验证码暂时无法核对。', {
    remedy: '请告知系统管理员：身份密钥文件与数据库不一致。',
  });
}

export interface Enrolment {
  /** Base32, to be typed where nothing can be scanned. */
  readonly secret: string;
  /** For a QR code. */
  readonly uri: string;
}

/** Shows a new secret, which counts once a code of it was entered; until then an earlier one remains in use. */
export async function beginEnrolment(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  { accountId, loginName }: { readonly accountId: AccountId; readonly loginName: string },
): Promise<Enrolment> {
  const secret = randomBytes(SECRET_BYTES);
  const pending = { pending_secret: secrets.seal(PURPOSE, secret), pending_since: occasion.now };
  await tx
    .insertInto('second_factors')
    .values({ account_id: accountId, ...pending })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(pending))
    .execute();
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'begin-second-factor', body: {} }]);
  const label = encodeURIComponent(`${ISSUER}:${loginName}`);
  const uri = `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(ISSUER)}`;
  return { secret: base32(secret), uri };
}

/**
 * Puts the new secret to use and gives recovery codes in place of earlier ones; other sessions of the account end.
 * @throws Failure `conflict` when none was shown lately, `invalid` for a wrong code
 */
export async function confirmEnrolment(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  { code, token }: { readonly code: string; readonly token: string },
): Promise<string[]> {
  const { accountId } = occasion.actor;
  const pending = await findPending(tx, occasion);
  if (pending === undefined) throw nothingPending();
  const step = findTotpStep(openSecret(secrets, pending), code, occasion.now);
  if (step === undefined) throw wrongFirstCode();
  await tx
    .updateTable('second_factors')
    .set({
      sealed_secret: pending,
      last_step: step,
      confirmed_at: occasion.now,
      pending_secret: null,
      pending_since: null,
    })
    .where('account_id', '=', accountId)
    .execute();
  await keepOnly(tx, accountId, token);
  await record(tx, occasion, 'account', [{ streamId: accountId, action: 'enrol-second-factor', body: {} }]);
  return newRecoveryCodes(tx, secrets, accountId);
}

async function findPending(tx: Tx, { actor, now }: Occasion): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('second_factors')
    .select(['pending_secret', 'pending_since'])
    .where('account_id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst();
  const recent = (row?.pending_since?.getTime() ?? 0) > now.getTime() - PENDING_MS;
  return recent ? (row?.pending_secret ?? undefined) : undefined;
}

async function keepOnly(tx: Tx, accountId: AccountId, token: string): Promise<void> {
  const own = tokenHash(token);
  await tx
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', own)
    .execute();
  await tx.updateTable('sessions').set({ must_enrol: false }).where('token_hash', '=', own).execute();
}

async function newRecoveryCodes(tx: Tx, secrets: Secrets, accountId: AccountId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomCode(RECOVERY_CODE_LENGTH));
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ account_id: accountId, code_hash: secrets.keyedHash(RECOVERY, code) })))
    .execute();
  return codes.map(groupedCode);
}

/** Somebody has lost the telephone: nothing is asked for any more until it is enrolled anew. */
export async function removeSecondFactors(tx: Tx, accountIds: readonly AccountId[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.deleteFrom('second_factors').where('account_id', 'in', accountIds).execute();
  await tx.deleteFrom('recovery_codes').where('account_id', 'in', accountIds).execute();
}

export interface SecondFactorState {
  readonly enrolledAt: Date | null;
  readonly recoveryCodesLeft: number;
}

export async function getSecondFactor(db: Reader, accountId: AccountId): Promise<SecondFactorState> {
  const factor = await db
    .selectFrom('second_factors')
    .select('confirmed_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { enrolledAt: factor?.confirmed_at ?? null, recoveryCodesLeft: left };
}

const nothingPending = (): Failure =>
  new Failure('conflict', '没有待确认的动态验证码，或已超过 15 分钟。', { remedy: '请重新开始绑定。' });

const wrongFirstCode = (): Failure =>
  new Failure('invalid', '验证码不正确，没有绑定。', {
    remedy: '请等验证器显示下一个验证码后重试，并核对手机的时间。',
    defects: [{ field: 'code', message: '验证码不正确' }],
  });
