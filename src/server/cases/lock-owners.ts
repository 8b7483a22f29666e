import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';

/**
 * What happens to one owner's cases happens one after another from here on, and stands in the timelines in that order:
 * neither of two at once misses what the other does.
 */
export async function lockOwners(tx: Tx, owners: readonly OrganisationId[]): Promise<void> {
  const ids = [...new Set(owners)];
  await sql`SELECT FROM organisations WHERE id = ANY(${ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`.execute(
    tx,
  );
}

/** Likewise of those that nobody else has locked; returns these. */
export async function lockFreeOwners(
  tx: Tx,
  owners: readonly OrganisationId[],
): Promise<Set<OrganisationId>> {
  const { rows } = await sql<{ id: OrganisationId }>`
    SELECT id FROM organisations WHERE id = ANY(${[...new Set(owners)]}::bigint[]) FOR NO KEY UPDATE SKIP LOCKED`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}
