import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import { Failure } from '../../errors.ts';
import { isConditional, isUnchanged, setEtag } from '../../http/etag.ts';
import { viewRecord } from './app-view.ts';
import type { LookUp, RecordVersion } from './look-up.ts';
import { ensureNotAnnulled } from './number-annulment.ts';
import type { registerAppDetail } from './schema.ts';

/**
 * One record with its packages and every status that it has had; null if the caller has this version of it.
 * @throws Failure `not-found`
 */
export async function showApp(
  { version, record }: LookUp,
  numberOrId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<z.infer<typeof registerAppDetail> | null> {
  if (isConditional(request)) {
    const current = await version(numberOrId);
    if (current !== undefined && isUnchanged(request, reply, etagOfRecord(current))) return null;
  }
  const found = await record(numberOrId);
  if (found === undefined) {
    await ensureNotAnnulled(request.server.services.db, normaliseFilingNumber(numberOrId));
    throw new Failure('not-found', `备案名录中没有“${numberOrId}”。`, {
      remedy: '请核对备案号，或用应用名称查询；查不到的应用没有完成备案，不得选用和推荐使用。',
    });
  }
  setEtag(reply, etagOfRecord(found));
  return viewRecord(found);
}

function etagOfRecord({ id, version }: RecordVersion): string {
  return `"${id}.${version}"`;
}
