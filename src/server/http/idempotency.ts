import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AccountId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

const MAX_KEY_LENGTH = 200;

/** By which a repetition of a request is known. */
interface Keyed {
  readonly account_id: AccountId;
  readonly key: string;
  readonly request_hash: Buffer;
}

/**
 * Does the work, or answers as the first time if the request's Idempotency-Key was seen before. Of several equal
 * requests at once the later ones wait for the first, on the key's row.
 * @throws Failure `invalid` when the key came with another request before
 */
export async function once<T>(
  tx: Tx,
  occasion: Occasion,
  request: FastifyRequest,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const keyed = keyedBy(occasion, request);
  if (keyed === undefined) return work();
  if ((await claim(tx, occasion, [keyed])).size === 0) return earlierAnswer<T>(tx, keyed);
  const answer = await work();
  await keepAnswers(tx, [{ keyed, answer }]);
  return answer;
}

/** One of several requests that are carried out together. */
export interface AskedTogether {
  readonly request: FastifyRequest;
  readonly occasion: Occasion;
}

/** Likewise for several at once: `work` is given those that were not seen before, and may leave some without an answer. */
export async function onceEach<Asked extends AskedTogether, T>(
  tx: Tx,
  occasion: Occasion,
  asked: readonly Asked[],
  work: (fresh: readonly Asked[]) => Promise<ReadonlyMap<Asked, Answer<T>>>,
): Promise<ReadonlyMap<Asked, Answer<T>>> {
  const keys = new Map(asked.map((each) => [each, keyedBy(each.occasion, each.request)]));
  const claimed = await claim(
    tx,
    occasion,
    [...keys.values()].flatMap((keyed) => keyed ?? []),
  );
  const fresh = asked.filter((each) => {
    const keyed = keys.get(each);
    return keyed === undefined || claimed.has(keyed);
  });
  const answers = await work(fresh);
  await keepAnswers(
    tx,
    [...answers].map(([each, answer]) => ({ keyed: keys.get(each), answer })),
  );
  await unclaim(
    tx,
    fresh.filter((each) => !answers.has(each)).flatMap((each) => keys.get(each) ?? []),
  );
  return answers;
}

function keyedBy(
  { actor: { accountId, key: apiKey } }: Occasion,
  request: FastifyRequest,
): Keyed | undefined {
  const sent = keyOf(request);
  // Nobody in particular has no keys: another could use the same.
  if (sent === undefined || accountId === 0) return undefined;
  // A program's are apart from those of the person who made its API key.
  const key = apiKey === undefined ? sent : `api-key:${apiKey.id}:${sent}`;
  return { account_id: accountId, key, request_hash: requestHash(request) };
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && key.length > 0 && key.length <= MAX_KEY_LENGTH) return key;
  throw new Failure('invalid', `Idempotency-Key 应为 1 至 ${MAX_KEY_LENGTH} 个字符。`);
}

/** Returns those that were new, in the order of the index, so that no two wait for each other. */
async function claim(tx: Tx, { now }: Occasion, keys: readonly Keyed[]): Promise<ReadonlySet<Keyed>> {
  const apart = new Map(keys.map((keyed) => [nameOf(keyed), keyed]));
  if (apart.size === 0) return new Set();
  const inOrder = [...apart].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values(inOrder.map(([, keyed]) => ({ ...keyed, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['account_id', 'key'])
    .execute();
  return new Set(claimed.flatMap((row) => apart.get(nameOf(row)) ?? []));
}

function nameOf({ account_id, key }: Pick<Keyed, 'account_id' | 'key'>): string {
  return `${account_id} ${key}`;
}

/** Of what was not done, so that it may be done later. */
async function unclaim(tx: Tx, keys: readonly Keyed[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    DELETE FROM idempotency_keys AS known USING ${unnested(keys)} AS item(account_id, key)
    WHERE known.account_id = item.account_id AND known.key = item.key`.execute(tx);
}

function unnested(keys: readonly Keyed[]) {
  return sql`unnest(${keys.map(({ account_id }) => account_id)}::bigint[], ${keys.map(({ key }) => key)}::text[])`;
}

async function keepAnswers(
  tx: Tx,
  answers: readonly { readonly keyed: Keyed | undefined; readonly answer: Answer<unknown> }[],
): Promise<void> {
  const kept = answers.flatMap(({ keyed, answer }) => (keyed === undefined ? [] : [{ keyed, answer }]));
  if (kept.length === 0) return;
  await sql`
    UPDATE idempotency_keys AS known SET status = item.status, response = item.response
    FROM unnest(${kept.map(({ keyed }) => keyed.account_id)}::bigint[], ${kept.map(({ keyed }) => keyed.key)}::text[],
      ${kept.map(({ answer }) => answer.status)}::int[], ${kept.map(({ answer }) => JSON.stringify(answer.body))}::text[])
      AS item(account_id, key, status, response)
    WHERE known.account_id = item.account_id AND known.key = item.key`.execute(tx);
}

async function earlierAnswer<T>(tx: Tx, { account_id, key, request_hash }: Keyed): Promise<Answer<T>> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'response'])
    .where('account_id', '=', account_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!row.request_hash.equals(request_hash))
    throw new Failure('invalid', '这个 Idempotency-Key 已用于另一项请求。', {
      remedy: '请为新的请求换一个键。',
    });
  return { status: row.status ?? 200, body: JSON.parse(row.response ?? 'null') as T };
}

function requestHash({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();
}
