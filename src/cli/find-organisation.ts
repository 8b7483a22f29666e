import { sql } from 'kysely';
import type { OrganisationId } from '../policy/ids.ts';
import type { Reader } from '../server/db/database.ts';
import { UsageError } from './command.ts';

interface Found {
  readonly id: OrganisationId;
  readonly name: string;
}

/**
 * The organisation that somebody names by its id, its school, credit or region code, its name or another of its names.
 * @throws UsageError when there is none, or more than one
 */
export async function findOrganisation(db: Reader, text: string): Promise<Found> {
  const wanted = text.normalize('NFC').trim();
  const { rows } = await sql<Found>`
    SELECT organisations.id, period.name
    FROM organisations
    JOIN organisation_periods AS period ON period.organisation_id = organisations.id
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
    WHERE ${wanted} IN (organisations.id::text, school_code, credit_code, region_code, period.name)
      OR EXISTS (SELECT FROM organisation_aliases WHERE organisation_id = organisations.id AND alias = ${wanted})
    ORDER BY organisations.id LIMIT 20`.execute(db);
  const [only] = rows;
  if (only === undefined) throw new UsageError(`没有找到机构“${text}”。可以用编号、代码或全称。`);
  if (rows.length === 1) return only;
  const list = rows.map(({ id, name }) => `${id}（${name}）`).join('、');
  throw new UsageError(`有多个机构符合“${text}”，请用编号指明：${list}。`);
}
