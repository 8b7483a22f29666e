import { sql } from 'kysely';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { AppOrigin } from '../../../policy/register/option-lists.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';

/** A record that has a name or a package in common with what is being filed. */
export interface SameRecord {
  readonly id: RegisterAppId;
  readonly number: string | null;
  readonly name: string;
  readonly providerName: string;
  readonly origin: AppOrigin;
  readonly status: AppStatus;
  /** Who filed it, or developed it for itself, if that was here. */
  readonly providerId: OrganisationId | null;
}

const FIELDS = sql`app.id, app.number, app.name, app.provider_name AS "providerName", app.origin, app.status,
  coalesce(app.provider_id, app.owner_id) AS "providerId"`;

/** Every record of these names, whatever its origin and status. */
export async function findAppsByName(db: Reader, names: readonly string[]): Promise<SameRecord[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<SameRecord>`
    SELECT ${FIELDS} FROM register_apps AS app WHERE app.name = ANY(${names}::text[]) ORDER BY app.id`.execute(
    db,
  );
  return rows;
}

export interface PackageName {
  readonly platform: string;
  readonly packageId: string;
}

/** Likewise for package ids, each record with the one that it has. */
export async function findAppsByPackage(
  db: Reader,
  packages: readonly PackageName[],
): Promise<(SameRecord & PackageName)[]> {
  if (packages.length === 0) return [];
  const { rows } = await sql<SameRecord & PackageName>`
    SELECT DISTINCT ${FIELDS}, known.platform, known.package_id AS "packageId"
    FROM unnest(${packages.map(({ platform }) => platform)}::text[],
      ${packages.map(({ packageId }) => packageId)}::text[]) AS asked(platform, package_id)
    JOIN register_packages AS known ON known.platform = asked.platform AND known.package_id = asked.package_id
    JOIN register_apps AS app ON app.id = known.app_id ORDER BY app.id`.execute(db);
  return rows;
}
