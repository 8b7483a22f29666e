import { sql } from 'kysely';
import type { z } from 'zod';
import type { PackageReport } from '../../../policy/app-packages/report.ts';
import {
  judgePackage,
  PACKAGE_VERDICTS,
  type PackageInHand,
  type PublishedApp,
} from '../../../policy/register/package-verdict.ts';
import type { Reader } from '../../db/database.ts';
import { viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { packageCheck, packageQuestion } from './check-package-schema.ts';

interface PublishedRow extends PublishedApp {
  readonly row: RegisterAppRow;
}

const MOST_APPS = 100;

/** Is this the filed app? */
export async function checkPackage(db: Reader, inHand: PackageInHand): Promise<z.infer<typeof packageCheck>> {
  const { verdict, app, signerCompared } = judgePackage(inHand, await publishedApps(db, inHand));
  return {
    verdict,
    title: PACKAGE_VERDICTS[verdict],
    signerCompared,
    packageId: inHand.packageId,
    version: inHand.version,
    app: app === undefined ? null : viewApp(app.row),
  };
}

/** Every published app with that package id, or with that name. */
async function publishedApps(
  db: Reader,
  { platform, packageId, name }: PackageInHand,
): Promise<PublishedRow[]> {
  const { rows } = await sql<RegisterAppRow & { packages: PublishedApp['packages'] }>`
    SELECT ${appColumns},
      (SELECT coalesce(json_agg(json_build_object('platform', platform, 'packageId', package_id,
          'certificate', certificate_digest, 'version', register_packages.version)), '[]')
        FROM register_packages WHERE app_id = register_apps.id) AS packages
    FROM register_apps
    WHERE id IN (SELECT app_id FROM register_packages WHERE platform = ${platform} AND package_id = ${packageId})
      OR name = ${name}::text
    ORDER BY status <> 'filed', id LIMIT ${MOST_APPS}`.execute(db);
  return rows.map((row) => ({
    name: row.name,
    status: row.status as PublishedApp['status'],
    packages: row.packages,
    row,
  }));
}

/** Of what somebody asks by words, nothing is known but that. */
export function asked(question: z.infer<typeof packageQuestion>): PackageInHand {
  const { platform, packageId, certificateDigest, version, name } = question;
  return {
    platform,
    packageId,
    certificates: certificateDigest === undefined ? [] : [certificateDigest],
    version: version ?? null,
    name: name ?? null,
    isTampered: false,
  };
}

/** What an inspection tells of the package in hand; undefined for what is no package or has no id. */
export function inHandOf(report: PackageReport): PackageInHand | undefined {
  const { platform, packageId, signing } = report;
  if (platform === null || packageId === null) return undefined;
  const isVerified = signing.verdict === 'verified';
  const proved = signing.schemes.filter(({ verified }) => verified).flatMap(({ signers }) => signers);
  return {
    platform,
    packageId,
    certificates: isVerified
      ? [...new Set(proved.flatMap(({ certificate, lineage }) => [...lineage, certificate ?? []].flat()))]
      : [],
    version: report.versionName,
    name: report.label,
    isTampered: signing.verdict === 'broken' || (platform === 'android' && signing.verdict === 'unsigned'),
  };
}
