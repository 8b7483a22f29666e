import { sql } from 'kysely';
import { awake } from '../../db/awake.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { FileRow } from '../../files/files.ts';
import { isPackage, type MediaType } from '../../files/media-type.ts';
import type { JobHandlers, JobProgress } from '../../jobs/job-queue.ts';
import type { Occasion } from '../../occasion.ts';
import type { Services } from '../../services.ts';
import { settingFor } from '../../settings/settings.ts';
import { isInspected, storeReport } from './inspections.ts';
import { inspectInChild } from './inspector.ts';

export const INSPECT_JOB = 'inspect-package';
export const PERCENT = 100;
/** So seldom is progress written. */
const STEP = 5;

/** Asks for the inspection of what has just been uploaded, in the same transaction. */
export async function requestInspection(
  tx: Tx,
  { actor }: Occasion,
  file: FileRow,
  { jobs }: Pick<Services, 'jobs'>,
): Promise<void> {
  if (!isPackage(file.media_type as MediaType) || (await isInspected(tx, file.sha256))) return;
  await jobs.enqueue(tx, {
    kind: INSPECT_JOB,
    accountId: actor.accountId,
    apiKeyId: actor.key?.id ?? null,
    organisationId: file.organisation_id,
    request: { file: file.id, sha256: file.sha256.toString('hex'), size: file.size },
    total: PERCENT,
  });
}

/** How far the inspection of what is not inspected yet has come; whoever asks last decides whether it failed. */
export async function progressOf(
  db: Reader,
  sha256: Buffer,
): Promise<{ readonly state: 'waiting' | 'running' | 'failed'; readonly percent: number }> {
  const job = await db
    .selectFrom('jobs')
    .select(['state', 'done'])
    .where('kind', '=', INSPECT_JOB)
    .where(sql<string>`request ->> 'sha256'`, '=', sha256.toString('hex'))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (job?.state === 'running') return { state: 'running', percent: job.done };
  return { state: job?.state === 'failed' ? 'failed' : 'waiting', percent: 0 };
}

export const packageJobs = ({ files }: Pick<Services, 'files'>): JobHandlers => ({
  [INSPECT_JOB]: async (tx, { now, today }, { request, organisationId }, { progress }) => {
    const sha256 = Buffer.from(String(request['sha256']), 'hex');
    if (await isInspected(tx, sha256)) return { inspected: true };
    const sdks = await settingFor(tx, 'packages.sdks', organisationId, today);
    const report = await awake(tx, () =>
      files.withFile(sha256, (path) =>
        inspectInChild({ path, size: Number(request['size']) }, sdks, { onProgress: inSteps(progress) }),
      ),
    );
    await storeReport(tx, sha256, report, now);
    return { inspected: true, findings: report.findings.length };
  },
});

function inSteps(progress: JobProgress['progress']): (percent: number) => void {
  let told = 0;
  return (percent) => {
    if (percent < told + STEP) return;
    told = percent;
    // Progress that cannot be told is no reason to stop.
    progress(percent).catch(() => undefined);
  };
}
