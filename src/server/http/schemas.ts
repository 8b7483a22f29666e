import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../policy/access/grants.ts';
import { Failure } from '../errors.ts';

/** A key in a path. Beyond what a key can be it is not an error but not found. */
export const idParam = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const noContent = z.null();

/** @throws Failure `unauthenticated`; a route that declares its access never gets here without an actor */
export function signedIn({ actor }: FastifyRequest): Actor {
  if (actor === null) throw new Failure('unauthenticated', '请先登录。');
  return actor;
}
