import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import { Failure } from '../../errors.ts';
import { isUnchanged, markAsOf } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { viewRecord } from './app-view.ts';
import { lookUp } from './look-up.ts';
import { ensureNotAnnulled } from './number-annulment.ts';
import type { registerAppDetail } from './schema.ts';

type Detail = z.infer<typeof registerAppDetail>;

/** Finds one record with its packages and every status that it has had, as it was published last. */
export type FindPublished = (numberOrId: string) => Promise<{ value: Detail | undefined; asOf: Date | null }>;

export function publishedRecords({ services: { db, published } }: App): FindPublished {
  const find = lookUp(db);
  return (numberOrId) =>
    published.recall(`app ${numberOrId}`, async () => {
      const record = await find(numberOrId);
      return record === undefined ? undefined : viewRecord(record);
    });
}

/**
 * Null if the caller has this version of it. While the database is away, X-Published-As-Of says from when the answer is.
 * @throws Failure `not-found`
 */
export async function showApp(
  find: FindPublished,
  numberOrId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Detail | null> {
  const { value: found, asOf } = await find(numberOrId);
  if (found === undefined) {
    await ensureNotAnnulled(request.server.services.db, normaliseFilingNumber(numberOrId));
    throw new Failure('not-found', `备案名录中没有“${numberOrId}”。`, {
      remedy: '请核对备案号，或用应用名称查询；查不到的应用没有完成备案，不得选用和推荐使用。',
    });
  }
  if (asOf !== null) markAsOf(reply, asOf);
  return isUnchanged(request, reply, `"${found.id}.${found.version}"`) ? null : found;
}
