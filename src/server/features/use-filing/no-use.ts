import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';

/** Since when a confirmed declaration of no use has been in force; undefined if none is. */
export async function findDeclarationOfNoUse(db: Reader, id: OrganisationId): Promise<Date | undefined> {
  const row = await db
    .selectFrom('declarations')
    .select('in_force_from')
    .where('organisation_id', '=', id)
    .where('in_force_to', '=', sql<Date>`'infinity'`)
    .executeTakeFirst();
  return row?.in_force_from;
}
