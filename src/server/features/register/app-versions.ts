import { sql } from 'kysely';
import type { z } from 'zod';
import { versionDifferences } from '../../../policy/app-packages/version-differences.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { versionAge } from '../../../policy/register/version-age.ts';
import type { Reader } from '../../db/database.ts';
import { findReportsByContents } from '../app-packages/inspections.ts';
import type { appVersion, appVersions } from './app-versions-schema.ts';

interface VersionRow {
  readonly platform: 'ios' | 'android';
  readonly packageId: string;
  readonly version: string;
  readonly publishedAt: Date | null;
  readonly sha256: string | null;
}

/** The published versions of an app, newest first, each with what sets it apart from the one before. */
export async function versionsOf(db: Reader, id: RegisterAppId): Promise<z.infer<typeof appVersion>[]> {
  const { rows } = await sql<VersionRow>`
    SELECT platform, package_id AS "packageId", version, published_at AS "publishedAt", encode(sha256, 'hex') AS sha256
    FROM register_packages WHERE app_id = ${id}
    ORDER BY published_at DESC NULLS LAST, platform, package_id, version`.execute(db);
  const reports = await findReportsByContents(
    db,
    rows.flatMap(({ sha256 }) => sha256 ?? []),
  );
  return rows.map(({ sha256, publishedAt, ...row }, place) => {
    const before = rows
      .slice(place + 1)
      .find(({ platform, packageId }) => platform === row.platform && packageId === row.packageId);
    const report = reports.get(sha256 ?? '');
    const earlier = reports.get(before?.sha256 ?? '');
    return {
      ...row,
      publishedAt: publishedAt?.toISOString() ?? null,
      permissions: report?.permissions ?? null,
      sdks: report?.sdks.map(({ name, category }) => ({ name, category })) ?? null,
      differences: report && earlier ? versionDifferences(earlier, report) : null,
    };
  });
}

type Newest = z.infer<typeof appVersions>['newest'];

/** How old the newest of these versions is. */
export function newestOf(
  versions: readonly Pick<z.infer<typeof appVersion>, 'publishedAt'>[],
  today: LegalDay,
): Newest {
  const newest = versions
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .toSorted()
    .at(-1);
  if (newest === undefined) return null;
  const publishedOn = legalDayOf(new Date(newest));
  return { publishedOn, ...versionAge(publishedOn, today) };
}

/** Apps whose newest version was published before that moment, such as half a year ago (U 三.5). */
export async function appsNotUpdatedSince(
  db: Reader,
  moment: Date,
): Promise<{ readonly appId: RegisterAppId; readonly newestAt: Date }[]> {
  const { rows } = await sql<{ appId: RegisterAppId; newestAt: Date }>`
    SELECT app_id AS "appId", max(published_at) AS "newestAt" FROM register_packages
    GROUP BY app_id HAVING max(published_at) < ${moment} ORDER BY 2, 1`.execute(db);
  return rows;
}
