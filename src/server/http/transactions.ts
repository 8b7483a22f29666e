import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../policy/access/grants.ts';
import { type Reader, type Tx, transaction } from '../db/database.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import { type Answer, once } from './idempotency.ts';

/** One write request is one transaction; with an Idempotency-Key a repetition is answered as the first was. */
export function write<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Tx, occasion: Occasion) => Promise<Answer<T>>,
): Promise<T> {
  const { services } = request.server;
  const occasion = occasionOf(request.actor ?? ANYBODY, services.clock(), services.listeners);
  return transaction(services.db, async (tx) => {
    const { status, body } = await once(tx, occasion, request, () => work(tx, occasion));
    reply.code(status);
    return body;
  });
}

/** Reads see one snapshot only where they say so; most are a single statement. */
export function read<T>(
  request: FastifyRequest,
  work: (db: Reader, occasion: Occasion) => Promise<T>,
): Promise<T> {
  const { services } = request.server;
  return work(services.db, occasionOf(request.actor ?? ANYBODY, services.clock(), services.listeners));
}

/** Nobody in particular: holds no role, so every grant denies. */
const ANYBODY: Actor = { accountId: 0 as Actor['accountId'], memberships: [] };
