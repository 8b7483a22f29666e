import type { OrganisationId } from '../policy/ids.ts';
import type { Reader } from './db/database.ts';
import { FOREVER_SQL } from './db/infinity.ts';

/** The authority at the top of the tree. */
export async function findRoot(db: Reader): Promise<OrganisationId | undefined> {
  const root = await db
    .selectFrom('organisation_periods')
    .select('organisation_id')
    .where('kind', '=', 'authority')
    .where('parent_id', 'is', null)
    .where('open', '=', true)
    .where('effective_to', '=', FOREVER_SQL)
    .where('recorded_to', '=', FOREVER_SQL)
    .orderBy('organisation_id')
    .executeTakeFirst();
  return root?.organisation_id;
}
