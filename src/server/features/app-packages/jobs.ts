import { awake } from '../../db/awake.ts';
import type { Tx } from '../../db/database.ts';
import type { FileRow } from '../../files/files.ts';
import { isPackage, type MediaType } from '../../files/media-type.ts';
import type { JobHandlers } from '../../jobs/job-queue.ts';
import type { Occasion } from '../../occasion.ts';
import type { Services } from '../../services.ts';
import { settingFor } from '../../settings/settings.ts';
import { isInspected, storeReport } from './inspections.ts';
import { inspectInChild } from './inspector.ts';

export const INSPECT_JOB = 'inspect-package';

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
    total: 1,
  });
}

export const packageJobs = ({ files }: Pick<Services, 'files'>): JobHandlers => ({
  [INSPECT_JOB]: async (tx, { now, today }, { request, organisationId }, { progress }) => {
    const sha256 = Buffer.from(String(request['sha256']), 'hex');
    if (await isInspected(tx, sha256)) return { inspected: true };
    const sdks = await settingFor(tx, 'packages.sdks', organisationId, today);
    const report = await awake(tx, () =>
      files.withFile(sha256, (path) => inspectInChild({ path, size: Number(request['size']) }, sdks)),
    );
    await storeReport(tx, sha256, report, now);
    await progress(1);
    return { inspected: true, findings: report.findings.length };
  },
});
