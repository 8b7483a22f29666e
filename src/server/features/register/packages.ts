import { sql } from 'kysely';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { Platform } from '../../../policy/option-lists.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type RegisterAppView, viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';

/** An install package of a published app. */
export interface PublishedPackage {
  readonly appId: RegisterAppId;
  readonly platform: Platform;
  /** Android package name, iOS bundle id. */
  readonly packageId: string;
  /** SHA-256 of the signing certificate in lower-case hexadecimal; null if not known. */
  readonly certificateDigest: string | null;
  /** Empty if not known. */
  readonly version: string;
  /** Of the file, in hexadecimal; absent for what comes from a list. */
  readonly sha256?: string | null;
}

/**
 * Adds packages to published apps, or corrects their certificates. A package that is known already changes nothing; the
 * version of an app whose packages change is raised.
 */
export async function publishPackages(
  tx: Tx,
  occasion: Occasion,
  packages: readonly PublishedPackage[],
): Promise<void> {
  if (packages.length === 0) return;
  const changed = await storePackages(tx, occasion, packages);
  const apps = Map.groupBy(changed, ({ appId }) => appId);
  await sql`
    UPDATE register_apps SET version = version + 1 WHERE id = ANY(${[...apps.keys()]}::bigint[])`.execute(tx);
  await record(
    tx,
    occasion,
    'register-app',
    [...apps].map(([streamId, added]) => ({
      streamId,
      action: 'update',
      body: { packages: added.map(withoutApp) },
    })),
  );
}

/** As it stands in the timeline of the app. */
export function withoutApp({ appId: _, ...rest }: PublishedPackage): Omit<PublishedPackage, 'appId'> {
  return rest;
}

/** Returns those that were not known before. Whoever calls it records them. */
export async function storePackages(
  tx: Tx,
  { now }: Occasion,
  packages: readonly PublishedPackage[],
): Promise<PublishedPackage[]> {
  const column = <K extends keyof PublishedPackage>(key: K): PublishedPackage[K][] =>
    packages.map((each) => each[key]);
  const { rows } = await sql<PublishedPackage>`
    INSERT INTO register_packages (app_id, platform, package_id, certificate_digest, version, sha256, published_at)
    SELECT DISTINCT ON (app_id, platform, package_id, version) app_id, platform, package_id, certificate_digest, version,
      decode(sha256, 'hex'), ${now}::timestamptz
    FROM unnest(${column('appId')}::bigint[],
      ${column('platform')}::text[], ${column('packageId')}::text[], ${column('certificateDigest')}::text[],
      ${column('version')}::text[], ${packages.map(({ sha256 }) => sha256 ?? null)}::text[])
      AS item(app_id, platform, package_id, certificate_digest, version, sha256)
    ON CONFLICT (platform, package_id, app_id, version) DO UPDATE SET certificate_digest = excluded.certificate_digest,
      sha256 = coalesce(excluded.sha256, register_packages.sha256)
      WHERE (register_packages.certificate_digest, register_packages.sha256) IS DISTINCT FROM
        (excluded.certificate_digest, coalesce(excluded.sha256, register_packages.sha256))
    RETURNING app_id AS "appId", platform, package_id AS "packageId", certificate_digest AS "certificateDigest",
      version`.execute(tx);
  return rows.toSorted((a, b) => a.appId - b.appId || (a.packageId < b.packageId ? -1 : 1));
}

/** Every app that claims the package, those in good standing first. */
export async function findByPackage(
  db: Reader,
  platform: Platform,
  packageId: string,
): Promise<RegisterAppView[]> {
  const { rows } = await sql<RegisterAppRow>`
    SELECT ${appColumns} FROM register_apps
    WHERE id IN (SELECT app_id FROM register_packages WHERE platform = ${platform} AND package_id = ${packageId})
    ORDER BY status <> 'filed', id LIMIT 100`.execute(db);
  return rows.map(viewApp);
}
