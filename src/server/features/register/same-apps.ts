import { sql } from 'kysely';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { AppOrigin } from '../../../policy/register/option-lists.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';

/** A record that has the name of an app that is being filed. */
export interface RecordOfName {
  readonly id: RegisterAppId;
  readonly number: string | null;
  readonly name: string;
  readonly providerName: string;
  readonly origin: AppOrigin;
  readonly status: AppStatus;
  /** Who filed it, if it was filed here. */
  readonly providerId: OrganisationId | null;
}

/** Every record of these names, whatever its origin and status. */
export async function findAppsByName(db: Reader, names: readonly string[]): Promise<RecordOfName[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<RecordOfName>`
    SELECT app.id, app.number, app.name, app.provider_name AS "providerName", app.origin, app.status,
      cases.owner_id AS "providerId"
    FROM register_apps AS app LEFT JOIN cases ON cases.id = app.filing_case_id
    WHERE app.name = ANY(${names}::text[]) ORDER BY app.id`.execute(db);
  return rows;
}
