import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader, Tx } from '../../db/database.ts';

/** Every organisation that stands below one of these at that instant or later, themselves included. */
export async function idsBelow(
  db: Reader,
  ids: readonly OrganisationId[],
  from: Date,
): Promise<OrganisationId[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    SELECT DISTINCT descendant_id AS id FROM organisation_closure
    WHERE ancestor_id = ANY(${[...ids]}::bigint[]) AND valid_to > ${from}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes the closure of these organisations agree with the parents as known now. */
export async function rebuildClosure(tx: Tx, ids: readonly OrganisationId[]): Promise<void> {
  await sql`
    DELETE FROM organisation_closure WHERE descendant_id = ANY(${[...ids]}::bigint[])`.execute(tx);
  await sql`
    WITH RECURSIVE line AS (
      SELECT organisation_id AS descendant_id, organisation_id AS ancestor_id, 0 AS depth, parent_id,
        tstzrange(effective_from, effective_to) AS valid
      FROM organisation_periods
      WHERE organisation_id = ANY(${[...ids]}::bigint[]) AND recorded_to = 'infinity'
      UNION ALL
      SELECT line.descendant_id, above.organisation_id, line.depth + 1, above.parent_id,
        line.valid * tstzrange(above.effective_from, above.effective_to)
      FROM line JOIN organisation_periods AS above
        ON above.organisation_id = line.parent_id AND above.recorded_to = 'infinity'
        AND tstzrange(above.effective_from, above.effective_to) && line.valid
    )
    INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from, valid_to)
    SELECT ancestor_id, descendant_id, depth, lower(valid), upper(valid)
    FROM (SELECT descendant_id, ancestor_id, depth, unnest(range_agg(valid)) AS valid
          FROM line GROUP BY descendant_id, ancestor_id, depth) AS joined
    ORDER BY descendant_id, ancestor_id`.execute(tx);
}
