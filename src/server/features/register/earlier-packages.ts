import { sql } from 'kysely';
import { type PackageReport, packageReport } from '../../../policy/app-packages/report.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Platform } from '../../../policy/option-lists.ts';
import type { Reader } from '../../db/database.ts';

/** A version of an app that is published, with what was found in its file. */
export interface PublishedVersion {
  readonly platform: Platform;
  readonly packageId: string;
  readonly version: string;
  readonly publishedAt: Date | null;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  readonly report: PackageReport;
}

/** What this provider has published under these package ids, as far as it was inspected, the newest first. */
export async function findPublishedVersions(
  db: Reader,
  providerId: OrganisationId,
  packageIds: readonly string[],
): Promise<PublishedVersion[]> {
  if (packageIds.length === 0) return [];
  const { rows } = await sql<PublishedVersion>`
    SELECT package.platform, package.package_id AS "packageId", package.version,
      package.published_at AS "publishedAt", encode(package.sha256, 'hex') AS sha256, inspection.report
    FROM register_packages AS package
      JOIN register_apps AS app ON app.id = package.app_id
      JOIN package_inspections AS inspection ON inspection.sha256 = package.sha256
    WHERE package.platform IN ('android', 'ios') AND package.package_id = ANY(${packageIds}::text[])
      AND ${providerId}::bigint IN (app.provider_id, app.owner_id)
    ORDER BY package.published_at DESC NULLS LAST, (inspection.report ->> 'versionCode')::numeric DESC NULLS LAST
    LIMIT 1000`.execute(db);
  return rows.map((row) => ({ ...row, report: packageReport.parse(row.report) }));
}
