import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import type { Reader } from '../db/database.ts';

/** What these organisations are called now. */
export async function findNames(
  db: Reader,
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, string>> {
  const { rows } = await sql<{ id: OrganisationId; name: string }>`
    SELECT organisation_id AS id, name FROM organisation_periods
    WHERE organisation_id = ANY(${ids}::bigint[]) AND effective_to = 'infinity' AND recorded_to = 'infinity'`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
