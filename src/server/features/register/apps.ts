import { type Kysely, type Selectable, sql } from 'kysely';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { AppKind, FunctionType } from '../../../policy/option-lists.ts';
import type { RegisteredApp } from '../../../policy/use-filing/facts.ts';
import type { DB } from '../../db/types.generated.ts';

/** Everything but what only the search reads. */
export const APP_COLUMNS = [
  'id',
  'number',
  'name',
  'kind',
  'origin',
  'provider_name',
  'provider_id',
  'owner_id',
  'complaint_channel',
  'platforms',
  'function_types',
  'audience',
  'advertisements',
  'games',
  'charges',
  'status',
  'status_since',
  'status_reason',
  'filed_on',
  'source',
  'checked_on',
  'version',
  'filing_case_id',
  'filing_app_key',
  'amendment_since',
  'shown_where',
  'shown_screenshot',
  'shown_recorded_at',
] as const satisfies readonly (keyof DB['register_apps'])[];

export type RegisterAppRow = Pick<Selectable<DB['register_apps']>, (typeof APP_COLUMNS)[number]>;

/** The same for a statement in SQL, as one text: a search has them three times. */
export const appColumns = sql.raw(APP_COLUMNS.map((column) => `register_apps.${column}`).join(', '));

export async function findApps(
  db: Kysely<DB>,
  ids: readonly RegisterAppId[],
): Promise<Map<RegisterAppId, RegisterAppRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_apps')
    .select(APP_COLUMNS)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the rules of use filing look at, seen from a using unit. */
export function registeredAppOf(row: RegisterAppRow, unit: OrganisationId): RegisteredApp {
  return {
    name: row.name,
    status: row.status as RegisteredApp['status'],
    statusSince: row.status_since,
    origin: row.origin as RegisteredApp['origin'],
    ownedByUnit: row.owner_id === unit,
    kind: row.kind as AppKind,
    functionTypes: row.function_types as FunctionType[],
    declaredAdvertisements: row.advertisements,
    declaredGames: row.games,
    declaredCharges: row.charges,
  };
}
