import type { Kysely } from 'kysely';
import type { StoredPeriod } from '../../src/policy/completion/rebuild.ts';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { bothSides } from '../../src/server/features/completion/timeline-reader.ts';

/** The rows of one organisation, as the recomputation reads them. */
export async function storedPeriods(db: Kysely<DB>, id: OrganisationId): Promise<readonly StoredPeriod[]> {
  return transaction(db, async (tx) => {
    for await (const { organisationId, stored } of bothSides(tx)) if (organisationId === id) return stored;
    return [];
  });
}
