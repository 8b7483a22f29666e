import createClient, { type Middleware } from 'openapi-fetch';
import { problemOf, unreachable } from './problem.ts';
import type { components, paths } from './schema.generated.ts';
import { untilSignedInAgain } from './session-end.ts';

/** Named schemas of the API: `Schema<'Case'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

const UNAUTHENTICATED = 401;
/** Who is asking is what these are about, so that their 401 is an answer. */
const SIGNING_IN = /^\/api\/v1\/(?:sessions|activations|one-time-links)\b/;

/** What is told once is not kept to be told again, so these take no key. */
const TOLD_ONCE = /^\/api\/v1\/(?:organisations\/\d+\/api-keys|accounts\/\d+\/one-time-links)$/;

/** A repetition, after signing in again for one, is answered as the first request was. */
const repeatable: Middleware = {
  onRequest: ({ request }) => {
    const { pathname } = new URL(request.url);
    const isRepeatable = !SIGNING_IN.test(pathname) && !TOLD_ONCE.test(pathname);
    if (request.method === 'POST' && isRepeatable) request.headers.set('idempotency-key', randomKey());
  },
};

const refusals: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemOf(response);
  },
};

/** Typed by the API's description. Whatever is not a success is thrown as a {@link Problem}. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });
api.use(repeatable, refusals);

/** The body of a success. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request).catch(() => {
    throw unreachable();
  });
  const isEnded = response.status === UNAUTHENTICATED && !SIGNING_IN.test(new URL(request.url).pathname);
  if (!isEnded) return response;
  await untilSignedInAgain();
  return send(again);
}

function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
