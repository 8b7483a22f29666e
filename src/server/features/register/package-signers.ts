import { sql } from 'kysely';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { Platform } from '../../../policy/option-lists.ts';
import type { Reader } from '../../db/database.ts';
import type { PackageName } from './same-apps.ts';

/** By whom a package of a published app was signed. */
export interface PackageSigner extends PackageName {
  readonly platform: Platform;
  readonly appId: RegisterAppId;
  readonly certificate: string;
  readonly name: string;
  readonly providerName: string;
  readonly providerId: OrganisationId | null;
}

/** The signers of these packages in all that is published, whatever the version. */
export async function findSigners(db: Reader, packages: readonly PackageName[]): Promise<PackageSigner[]> {
  if (packages.length === 0) return [];
  const { rows } = await sql<PackageSigner>`
    SELECT DISTINCT package.app_id AS "appId", package.platform, package.package_id AS "packageId",
      package.certificate_digest AS certificate, app.name, app.provider_name AS "providerName",
      coalesce(app.provider_id, app.owner_id) AS "providerId"
    FROM unnest(${packages.map(({ platform }) => platform)}::text[],
        ${packages.map(({ packageId }) => packageId)}::text[]) AS asked(platform, package_id)
      JOIN register_packages AS package USING (platform, package_id)
      JOIN register_apps AS app ON app.id = package.app_id
    WHERE package.certificate_digest IS NOT NULL AND app.status IN ('filed', 'suspended')
    ORDER BY package.app_id`.execute(db);
  return rows;
}
