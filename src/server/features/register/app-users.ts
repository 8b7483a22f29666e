import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { UseNature } from '../../../policy/option-lists.ts';
import type { Reader } from '../../db/database.ts';
import { PREPARED } from '../../db/prepare-statements.ts';
import type { appUsersPage } from './schema.ts';

interface UserRow {
  readonly use_id: number;
  readonly id: OrganisationId;
  readonly name: string;
  readonly nature: UseNature;
}

/** Who uses the app, as confirmed and in force: how many, and a page of them. */
export async function appUsers(
  db: Reader,
  appId: RegisterAppId,
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<z.infer<typeof appUsersPage>> {
  const counting = sql<{ total: number }>`${PREPARED}
    SELECT count(*) AS total FROM register_uses WHERE app_id = ${appId} AND status <> 'stopped'`.execute(db);
  const listing = sql<UserRow>`${PREPARED}
    WITH page AS MATERIALIZED (
      SELECT id, organisation_id, nature FROM register_uses
      WHERE app_id = ${appId} AND status <> 'stopped' AND id > ${cursor}::bigint ORDER BY id LIMIT ${limit + 1}::int)
    SELECT page.id AS use_id, unit.organisation_id AS id, unit.name, page.nature
    FROM page CROSS JOIN LATERAL (
      SELECT organisation_id, name FROM organisation_periods
      WHERE organisation_id = page.organisation_id AND effective_to = 'infinity' AND recorded_to = 'infinity') AS unit
    ORDER BY page.id`.execute(db);
  const [counted, { rows }] = await Promise.all([counting, listing]);
  const page = rows.slice(0, limit);
  return {
    total: counted.rows[0]?.total ?? 0,
    items: page.map(({ id, name, nature }) => ({ organisation: { id, name }, nature })),
    next: rows.length > limit ? String(page.at(-1)?.use_id ?? '') : null,
  };
}
