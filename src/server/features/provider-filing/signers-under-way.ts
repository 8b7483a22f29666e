import { sql } from 'kysely';
import type { KnownSigner } from '../../../policy/provider-filing/facts.ts';
import type { Reader } from '../../db/database.ts';
import type { PackageName } from '../register/same-apps.ts';
import type { Filing } from './filing.ts';

/** By whom packages of these ids are signed that other providers are filing at the same time. */
export async function signersUnderWay(
  db: Reader,
  { row }: Filing,
  packages: readonly PackageName[],
): Promise<Omit<KnownSigner, 'own' | 'isUnderWay'>[]> {
  if (packages.length === 0) return [];
  const { rows } = await sql<Omit<KnownSigner, 'own' | 'isUnderWay'>>`
    SELECT DISTINCT inspection.platform, inspection.package_id AS "packageId", signer ->> 'sha256' AS certificate,
      coalesce(inspection.report ->> 'label', cases.title) AS name, place.name AS "providerName"
    FROM unnest(${packages.map(({ platform }) => platform)}::text[],
        ${packages.map(({ packageId }) => packageId)}::text[]) AS asked(platform, package_id)
      JOIN package_inspections AS inspection USING (platform, package_id)
      JOIN files ON files.sha256 = inspection.sha256
      JOIN attachments ON attachments.file_id = files.id
      JOIN cases ON cases.id = attachments.case_id AND cases.kind = ${row.kind} AND cases.owner_id <> ${row.owner_id}
        AND cases.state IN ('submitted', 'reviewed', 'returned')
      JOIN organisation_periods AS place ON place.organisation_id = cases.owner_id
        AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
      CROSS JOIN LATERAL jsonb_array_elements(inspection.report -> 'certificates') AS signer
    ORDER BY "providerName", certificate LIMIT 100`.execute(db);
  return rows;
}
