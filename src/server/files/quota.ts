import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { settingsFor } from '../settings/settings.ts';

const MB = 2 ** 20;

interface Used {
  readonly bytes: number;
  readonly unfinished: number;
}

/**
 * Makes sure that so many bytes more are within the organisation's quota. Two uploads at once wait for each other here.
 * @throws Failure `conflict`
 */
export async function ensureRoom(
  tx: Tx,
  { today }: Occasion,
  organisationId: OrganisationId,
  bytes: number,
): Promise<Used & { readonly mostUnfinished: number }> {
  await takeTurn(tx, organisationId);
  const settings = await settingsFor(tx, organisationId, today);
  const used = await usedBy(tx, organisationId);
  const quota = settings('files.quota-megabytes') * MB;
  if (used.bytes + bytes > quota) throw full(used.bytes, quota);
  return { ...used, mostUnfinished: settings('files.unfinished-uploads') };
}

async function takeTurn(tx: Tx, organisationId: OrganisationId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry uploads', ${organisationId}))`.execute(
    tx,
  );
}

/** Equal contents count once, unfinished uploads with what they will need. */
async function usedBy(tx: Tx, organisationId: OrganisationId): Promise<Used> {
  const { rows } = await sql<Used>`
    SELECT (SELECT coalesce(sum(size), 0)::bigint FROM
        (SELECT DISTINCT sha256, size FROM files WHERE organisation_id = ${organisationId}) AS content)
      + coalesce(sum(size), 0)::bigint AS bytes, count(*) AS unfinished
    FROM uploads WHERE organisation_id = ${organisationId} AND file_id IS NULL`.execute(tx);
  return rows[0] ?? { bytes: 0, unfinished: 0 };
}

const full = (used: number, quota: number): Failure =>
  new Failure(
    'conflict',
    `本单位的文件总量将超过 ${Math.floor(quota / MB)} MB 的限额（已用 ${Math.ceil(used / MB)} MB），没有保存。`,
    { remedy: '请取消不再需要的上传；确需更多空间的，请联系主管部门的系统管理员调整限额。' },
  );
