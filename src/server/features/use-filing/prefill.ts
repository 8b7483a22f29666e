import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { type FilingPeople, type UseFilingForm, withPeople } from '../../../policy/use-filing/form.ts';
import type { Reader } from '../../db/database.ts';
import { findStandings } from '../organisations/standing.ts';

type Unit = NonNullable<UseFilingForm['unit']>;

/**
 * 主管单位信息 as far as it is known: as the unit last submitted it, otherwise from the roster, so that nobody types the
 * same data twice.
 */
export async function knownUnits(
  db: Reader,
  organisations: readonly OrganisationId[],
): Promise<Map<OrganisationId, Unit>> {
  const standings = await findStandings(db, organisations);
  const { rows } = await sql<{ id: OrganisationId; unit: Unit | null; people: FilingPeople | null }>`
    SELECT asked.id, last.form -> 'unit' AS unit, personal_data.data AS people
    FROM unnest(${[...standings.keys()]}::bigint[]) AS asked(id)
    CROSS JOIN LATERAL (
      SELECT form, personal_digest FROM use_filings JOIN case_revisions USING (case_id)
      WHERE organisation_id = asked.id AND form ? 'unit' ORDER BY submitted_at DESC LIMIT 1) AS last
    LEFT JOIN personal_data ON personal_data.digest = last.personal_digest`.execute(db);
  const submitted = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    [...standings].map(([id, { name, kind, creditCode }]) => {
      const last = submitted.get(id);
      const roster: Unit = {
        name,
        nature: kind as 'school',
        ...(creditCode === null ? {} : { proof: { kind: 'credit-code' as const, number: creditCode } }),
      };
      const { attendees: _, ...people } = last?.people ?? {};
      return [id, { ...roster, ...withPeople({ unit: last?.unit ?? {} }, people).unit, name }] as const;
    }),
  );
}
