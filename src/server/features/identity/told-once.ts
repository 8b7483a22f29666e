import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../../db/database.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';

/** What is answered: what may be kept for a repeated request, and what is stored nowhere. */
export interface ToldOnce<Kept, Secret> {
  readonly status: number;
  readonly body: Kept;
  readonly secret: Secret;
}

/**
 * A write whose answer holds a secret. It never reaches the table of idempotency keys: a request repeated under the same
 * key gets everything but the secret, which then is null.
 */
export async function writeToldOnce<Kept, Secret>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Tx, occasion: Occasion) => Promise<ToldOnce<Kept, Secret>>,
): Promise<{ readonly body: Kept; readonly secret: Secret | null }> {
  let told: { readonly secret: Secret } | undefined;
  const body = await write(request, reply, async (tx, occasion) => {
    const { secret, ...answer } = await work(tx, occasion);
    told = { secret };
    return answer;
  });
  reply.header('cache-control', 'no-store');
  return { body, secret: told?.secret ?? null };
}
