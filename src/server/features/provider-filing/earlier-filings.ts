import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import type { Filing } from './filing.ts';

/** Another authority with which this provider has a filing in force: its name (JU-2). */
export async function filedElsewhere(db: Reader, { row }: Filing): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    SELECT place.name FROM cases JOIN organisation_periods AS place ON place.organisation_id = cases.authority_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
    WHERE cases.owner_id = ${row.owner_id} AND cases.kind = ${row.kind} AND cases.state = 'approved'
      AND cases.authority_id <> ${row.authority_id} LIMIT 1`.execute(db);
  return rows[0]?.name;
}

/** Names of the apps that this provider has submitted in other filings that are not decided yet. */
export async function namesUnderWay(db: Reader, { row }: Filing): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT app ->> 'name' AS name
    FROM cases JOIN provider_filings AS filing ON filing.case_id = cases.id
    JOIN case_revisions AS stored ON stored.case_id = cases.id AND stored.revision = filing.revision
    CROSS JOIN LATERAL jsonb_array_elements(stored.form -> 'apps') AS app
    WHERE cases.owner_id = ${row.owner_id} AND cases.kind = ${row.kind} AND cases.id <> ${row.id}
      AND cases.state IN ('submitted', 'reviewed', 'returned') AND filing.purpose = 'first'
      AND NOT app ->> 'key' = ANY(filing.split_apps) AND app ? 'name'`.execute(db);
  return rows.map(({ name }) => name);
}
