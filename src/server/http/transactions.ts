import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Actor } from '../../policy/access/grants.ts';
import { type Reader, type Tx, transaction } from '../db/database.ts';
import { actedBy, type Occasion, occasionOf } from '../occasion.ts';
import type { App } from './fastify.ts';
import { gathering } from './gathering.ts';
import { type Answer, type AskedTogether, once, onceEach } from './idempotency.ts';

type WriteWork<T> = (tx: Tx, occasion: Occasion) => Promise<Answer<T>>;

/** One write request is one transaction; with an Idempotency-Key a repetition is answered as the first was. */
export function write<T>(request: FastifyRequest, reply: FastifyReply, work: WriteWork<T>): Promise<T> {
  return answerWith(reply, writeAlone(request, work));
}

function writeAlone<T>(request: FastifyRequest, work: WriteWork<T>): Promise<Answer<T>> {
  const { services } = request.server;
  const occasion = occasionOf(request.actor ?? ANYBODY, services.clock(), services.listeners);
  return transaction(services.db, (tx) => once(tx, occasion, request, () => work(tx, occasion)));
}

async function answerWith<T>(reply: FastifyReply, answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  reply.code(status);
  return body;
}

/** How several write requests of one kind are one transaction. */
export interface TogetherWork<T> {
  /** Whoever is left without an answer is served alone, and nothing of it has happened. */
  readonly together: (
    tx: Tx,
    occasion: Occasion,
    asked: readonly AskedTogether[],
  ) => Promise<ReadonlyMap<AskedTogether, Answer<T>>>;
  readonly alone: (tx: Tx, occasion: Occasion, request: FastifyRequest) => Promise<Answer<T>>;
}

/** A set that would have to wait, such as for a request that is being repeated, is given up: alone only that one waits. */
const IMPATIENTLY = sql`SET LOCAL lock_timeout = '250ms'`;

/**
 * Like {@link write}, for what many ask at the same time. All of a set act at one moment; as they are several, the occasion
 * of the set names nobody.
 */
export function writeTogether<T>(
  { services, log }: App,
  { together, alone }: TogetherWork<T>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<T> {
  const ask = gathering<FastifyRequest, Answer<T>>({
    alone: (request) => writeAlone(request, (tx, occasion) => alone(tx, occasion, request)),
    together: async (requests) => {
      const occasion = occasionOf(ANYBODY, services.clock(), services.listeners);
      const asked = requests.map((request) => ({
        request,
        occasion: actedBy(occasion, request.actor ?? ANYBODY),
      }));
      const answers = await transaction(services.db, async (tx) => {
        await IMPATIENTLY.execute(tx);
        return onceEach(tx, occasion, asked, (fresh) => together(tx, occasion, fresh));
      }).catch((error: unknown) => {
        log.warn({ err: error, count: asked.length }, 'requests were not carried out together');
        throw error;
      });
      return new Map([...answers].map(([{ request }, answer]) => [request, answer]));
    },
  });
  return (request, reply) => answerWith(reply, ask(request));
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
