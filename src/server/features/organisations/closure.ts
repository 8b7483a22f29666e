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
    WHERE ancestor_id = ANY(${[...ids]}::bigint[]) AND valid_to > ${from} AND valid_from < valid_to`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * Makes the closure of these organisations agree with the parents as known now. Rows are not deleted: one that turns out
 * never to have held keeps an empty period.
 */
export async function rebuildClosure(tx: Tx, ids: readonly OrganisationId[]): Promise<void> {
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
    ), wanted AS (
      SELECT descendant_id, ancestor_id, depth, lower(valid) AS valid_from, upper(valid) AS valid_to
      FROM (SELECT descendant_id, ancestor_id, depth, unnest(range_agg(valid)) AS valid
            FROM line GROUP BY descendant_id, ancestor_id, depth) AS joined
    ), emptied AS (
      UPDATE organisation_closure AS old SET valid_to = old.valid_from
      WHERE old.descendant_id = ANY(${[...ids]}::bigint[]) AND old.valid_from < old.valid_to AND NOT EXISTS (
        SELECT FROM wanted WHERE wanted.descendant_id = old.descendant_id
          AND wanted.ancestor_id = old.ancestor_id AND wanted.valid_from = old.valid_from)
    )
    INSERT INTO organisation_closure AS stored (ancestor_id, descendant_id, depth, valid_from, valid_to)
    SELECT ancestor_id, descendant_id, depth, valid_from, valid_to FROM wanted
    ON CONFLICT (descendant_id, ancestor_id, valid_from)
    DO UPDATE SET depth = excluded.depth, valid_to = excluded.valid_to
    WHERE (stored.depth, stored.valid_to) IS DISTINCT FROM (excluded.depth, excluded.valid_to)`.execute(tx);
}
