import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

const MAX_KEY_LENGTH = 200;

/**
 * Does the work, or answers as the first time if the request's Idempotency-Key was seen before. Of several equal
 * requests at once the later ones wait for the first, on the key's row.
 * @throws Failure `invalid` when the key came with another request before
 */
export async function once<T>(
  tx: Tx,
  { actor: { accountId, key: apiKey }, now }: Occasion,
  request: FastifyRequest,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const sent = keyOf(request);
  // Nobody in particular has no keys: another could use the same.
  if (sent === undefined || accountId === 0) return work();
  // A program's are apart from those of the person who made its API key.
  const key = apiKey === undefined ? sent : `api-key:${apiKey.id}:${sent}`;
  const hash = requestHash(request);
  const first = await tx
    .insertInto('idempotency_keys')
    .values({ account_id: accountId, key, request_hash: hash, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  const own = { account_id: accountId, key };
  if (first === undefined) return earlierAnswer<T>(tx, own, hash);
  const answer = await work();
  await tx
    .updateTable('idempotency_keys')
    .set({ status: answer.status, response: JSON.stringify(answer.body) })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
  return answer;
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && key.length > 0 && key.length <= MAX_KEY_LENGTH) return key;
  throw new Failure('invalid', `Idempotency-Key 应为 1 至 ${MAX_KEY_LENGTH} 个字符。`);
}

async function earlierAnswer<T>(
  tx: Tx,
  { account_id, key }: { account_id: Occasion['actor']['accountId']; key: string },
  hash: Buffer,
): Promise<Answer<T>> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'response'])
    .where('account_id', '=', account_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!row.request_hash.equals(hash))
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
