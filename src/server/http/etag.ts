import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** Answer of a route that a caller asks "only if it has changed". */
export const notModified = z.null().meta({ description: '自 If-None-Match 所指的版本以来没有变化。' });

/** The validator of a text that is at hand. */
export function etagOf(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Gives the answer its ETag. Whoever keeps the answer asks each time whether it still holds. */
export function setEtag(reply: FastifyReply, etag: string): void {
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
}

/** True if the caller has that version already: then the status is 304, and there is nothing else to send. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  setEtag(reply, etag);
  const isSame = tagsOf(request).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
  if (isSame) reply.code(304);
  return isSame;
}

/** Whether the caller holds any version. */
export function isConditional({ headers }: FastifyRequest): boolean {
  return headers['if-none-match'] !== undefined;
}

function tagsOf({ headers }: FastifyRequest): string[] {
  return (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
}
