import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { AppKind, FunctionType } from '../../../policy/option-lists.ts';
import type { RegisteredApp } from '../../../policy/use-filing/facts.ts';
import type { DB } from '../../db/types.generated.ts';

export type RegisterAppRow = Selectable<DB['register_apps']>;

export async function findApps(
  db: Kysely<DB>,
  ids: readonly RegisterAppId[],
): Promise<Map<RegisterAppId, RegisterAppRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_apps')
    .selectAll()
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
