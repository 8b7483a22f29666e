import { sql } from 'kysely';
import type { z } from 'zod';
import { type PackageReport, packageReport } from '../../../policy/app-packages/report.ts';
import { versionDifferences } from '../../../policy/app-packages/version-differences.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { versionAge } from '../../../policy/register/version-age.ts';
import type { Reader } from '../../db/database.ts';
import type { appVersion, appVersions } from './app-versions-schema.ts';

interface VersionRow {
  readonly platform: 'ios' | 'android';
  readonly packageId: string;
  readonly version: string;
  readonly publishedAt: Date | null;
  /** Null where the package was not inspected. */
  readonly report: PackageReport | null;
}

/** The published versions of an app, newest first, each with what sets it apart from the one before. */
export async function versionsOf(db: Reader, id: RegisterAppId): Promise<z.infer<typeof appVersion>[]> {
  const rows = await readVersions(db, id);
  return rows.map(({ report, publishedAt, ...row }, place) => {
    const before = rows
      .slice(place + 1)
      .find(({ platform, packageId }) => platform === row.platform && packageId === row.packageId);
    return {
      ...row,
      publishedAt: publishedAt?.toISOString() ?? null,
      permissions: report?.permissions ?? null,
      sdks: report?.sdks.map(({ name, category }) => ({ name, category })) ?? null,
      differences: report && before?.report ? versionDifferences(before.report, report) : null,
    };
  });
}

/** Of those that one approval published, the one with the higher version code is the newer. */
async function readVersions(db: Reader, id: RegisterAppId): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT package.platform, package.package_id AS "packageId", package.version,
      package.published_at AS "publishedAt", inspection.report
    FROM register_packages AS package LEFT JOIN package_inspections AS inspection USING (sha256)
    WHERE package.app_id = ${id}
    ORDER BY package.published_at DESC NULLS LAST, package.platform, package.package_id,
      (inspection.report ->> 'versionCode')::numeric DESC NULLS LAST, package.version DESC`.execute(db);
  return rows.map((row) => ({ ...row, report: row.report && packageReport.parse(row.report) }));
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
