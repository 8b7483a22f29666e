import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { AccountId, JobId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { decrypt, encrypt } from '../../secrets.ts';
import type { Slip } from './issue-accounts.ts';

/**
 * A sheet that a job makes waits for its issuer encrypted to a key of which the issuer alone holds the private half: it is
 * the token in the answer to the request, and is stored nowhere. Neither the database nor the server's own key opens it.
 */
export interface SheetKey {
  /** For the issuer. */
  readonly token: string;
  /** For the job; X25519, base64url. */
  readonly publicKey: string;
}

const HOURS = 24;
const KEY_CHARACTERS = 43;
const KEY_BYTES = 32;

export function newSheetKey(): SheetKey {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { token: `${d}${x}`, publicKey: x };
}

/** Keeps the sheet for its issuer, for a day at most. */
export async function storeSheet(
  tx: Tx,
  { now }: Occasion,
  {
    jobId,
    accountId,
    publicKey,
  }: { readonly jobId: JobId; readonly accountId: AccountId; readonly publicKey: string },
  slips: readonly Slip[],
): Promise<void> {
  await tx
    .insertInto('activation_sheets')
    .values({
      job_id: jobId,
      account_id: accountId,
      sealed: sealTo(publicKey, gzipSync(JSON.stringify(slips))),
      expires_at: new Date(now.getTime() + HOURS * 3_600_000),
    })
    .execute();
}

/** Hands the sheet over and deletes it. @throws Failure `not-found` for anybody else, another token, or a second time */
export async function fetchSheet(
  tx: Tx,
  occasion: Occasion,
  { jobId, token }: { readonly jobId: JobId; readonly token: string },
): Promise<Slip[]> {
  const { accountId } = occasion.actor;
  const row = await tx
    .deleteFrom('activation_sheets')
    .where('job_id', '=', jobId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', occasion.now)
    .returning('sealed')
    .executeTakeFirst();
  const content = row === undefined ? undefined : openWith(token, row.sealed);
  // With a wrong token the deletion is taken back.
  if (content === undefined) throw notFound();
  await record(tx, occasion, 'account', [
    { streamId: accountId, action: 'fetch-activation-sheet', body: { job: jobId } },
  ]);
  return JSON.parse(gunzipSync(content).toString()) as Slip[];
}

export async function deleteExpiredSheets(tx: Tx, { now }: Occasion): Promise<void> {
  await sql`DELETE FROM activation_sheets WHERE expires_at <= ${now}`.execute(tx);
}

function sealTo(publicKey: string, content: Buffer): Buffer {
  const own = generateKeyPairSync('x25519');
  const { x = '' } = own.publicKey.export({ format: 'jwk' });
  const secret = diffieHellman({ privateKey: own.privateKey, publicKey: publicKeyOf(publicKey) });
  return Buffer.concat([Buffer.from(x, 'base64url'), encrypt(keyOf(secret, x, publicKey), content)]);
}

function openWith(token: string, sealed: Buffer): Buffer | undefined {
  const [d, x] = [token.slice(0, KEY_CHARACTERS), token.slice(KEY_CHARACTERS)];
  const theirs = sealed.subarray(0, KEY_BYTES).toString('base64url');
  try {
    const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d, x }, format: 'jwk' });
    const secret = diffieHellman({ privateKey, publicKey: publicKeyOf(theirs) });
    return decrypt(keyOf(secret, theirs, x), sealed.subarray(KEY_BYTES));
  } catch {
    // What is no key at all opens nothing either.
    return undefined;
  }
}

function publicKeyOf(x: string) {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
}

function keyOf(secret: Buffer, theirs: string, ours: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, `${theirs}${ours}`, 'activation sheet', KEY_BYTES));
}
