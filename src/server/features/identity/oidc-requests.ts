import { randomBytes } from 'node:crypto';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { AccountId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { OpenIdChecks } from '../../http/openid-provider.ts';
import type { Occasion } from '../../occasion.ts';

const VALID_MS = 10 * 60_000;

export interface OpenIdRequest extends OpenIdChecks {
  /** For a cookie: only the browser that was sent away may come back. */
  readonly browser: string;
}

/** Somebody goes to the OpenID provider: to sign in, or to link that account. */
export async function openRequest(
  tx: Tx,
  { now }: Occasion,
  accountId: AccountId | null,
): Promise<OpenIdRequest> {
  const request = {
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
    browser: randomBytes(32).toString('base64url'),
  };
  await tx.deleteFrom('oidc_requests').where('expires_at', '<', now).execute();
  await tx
    .insertInto('oidc_requests')
    .values({
      state_hash: tokenHash(request.state),
      browser_hash: tokenHash(request.browser),
      nonce: request.nonce,
      code_verifier: request.codeVerifier,
      account_id: accountId,
      expires_at: new Date(now.getTime() + VALID_MS),
    })
    .execute();
  return request;
}

export interface Returned extends OpenIdChecks {
  readonly accountId: AccountId | null;
}

/** Uses the request up, whatever comes of it. @throws Failure `invalid` for any other browser, and later than ten minutes */
export async function takeRequest(
  tx: Tx,
  { now }: Occasion,
  { state, browser }: { state: string; browser: string },
): Promise<Returned> {
  const row = await tx
    .deleteFrom('oidc_requests')
    .where('state_hash', '=', tokenHash(state))
    .where('browser_hash', '=', tokenHash(browser))
    .where('expires_at', '>', now)
    .returning(['nonce', 'code_verifier', 'account_id'])
    .executeTakeFirst();
  if (row === undefined)
    throw new Failure('invalid', '这次统一身份认证已失效。', {
      remedy: '请回到登录页重新开始，并在十分钟内用同一个浏览器完成。',
    });
  return { state, nonce: row.nonce, codeVerifier: row.code_verifier, accountId: row.account_id };
}
