import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
} from 'openid-client';
import type { OpenIdSettings } from '../config.ts';

/** What was sent along and must come back. */
export interface OpenIdChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Where people sign in elsewhere, by OpenID Connect. Whatever goes wrong there is thrown as it is. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Where to send a browser. */
  begin(checks: OpenIdChecks): Promise<URL>;
  /** Who came back with that query: the subject of a verified ID token. */
  finish(query: string, checks: OpenIdChecks): Promise<string>;
}

const TIMEOUT_SECONDS = 10;

export const CALLBACK_PATH = '/oidc/callback';

/** Authorization code with PKCE, state and nonce. The provider is asked about itself when it is first needed. */
export function openIdProvider(settings: OpenIdSettings): OpenIdProvider {
  const { issuer, publicUrl } = settings;
  const redirectUri = `${publicUrl}${CALLBACK_PATH}`;
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    issuer,
    begin: async ({ state, nonce, codeVerifier }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }),
    finish: async (query, { state, nonce, codeVerifier }) => {
      const tokens = await authorizationCodeGrant(await configuration(), new URL(`${redirectUri}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new Error('the OpenID provider gave no ID token');
      return subject;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
  // The settings allow http for a provider on this machine alone.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS });
}
