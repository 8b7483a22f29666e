import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from './fastify.ts';

/** Answer of a route that a caller asks "only if it has changed". */
export const notModified = z.null().meta({ description: '自 If-None-Match 所指的版本以来没有变化。' });

/** The validator of a text that is at hand. */
export function etagOf(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/**
 * Gives the answer its ETag: whoever keeps the answer asks each time whether it still holds. True if the caller has that
 * version already: then the status is 304, and there is nothing else to send.
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
  const isSame = tagsOf(request).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
  if (isSame) reply.code(304);
  return isSame;
}

/** For an answer from memory while the database is away; see published-memory.ts. */
export function markAsOf(reply: FastifyReply, asOf: Date): void {
  reply.header('x-published-as-of', asOf.toISOString());
}

/** A 304 has no body, so that it must not carry the length of one: clients would close the connection. */
export function sendUnchangedWithoutBody(app: App): void {
  app.addHook('onSend', (_request, reply, payload, done) =>
    done(null, reply.statusCode === 304 ? null : payload),
  );
}

function tagsOf({ headers }: FastifyRequest): string[] {
  return (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
}
