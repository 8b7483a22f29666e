import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';

export interface Alias {
  readonly id: OrganisationId;
  readonly alias: string;
}

/** Other names by which imports and searches find an organisation. One that is already there stays. */
export async function addAliases(tx: Tx, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  await sql`
    INSERT INTO organisation_aliases (alias, organisation_id)
    SELECT DISTINCT * FROM unnest(${aliases.map(({ alias }) => alias)}::text[], ${aliases.map(({ id }) => id)}::bigint[])
    ON CONFLICT DO NOTHING`.execute(tx);
}
