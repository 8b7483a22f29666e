import { type Kysely, sql } from 'kysely';
import type { OrganisationId } from '../src/policy/ids.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import type { BenchDatabase } from './context.ts';
import { addFilings } from './dataset.ts';

const FILINGS_PER_SCHOOL = 4;

/** A county like no other: so many filings of its schools await its decision. */
export async function aBusyAuthority(database: BenchDatabase, filings: number): Promise<OrganisationId> {
  const { id, firstSchool } = await createCounty(database.db, Math.ceil(filings / FILINGS_PER_SCHOOL));
  await addFilings(
    database.ownerUrl,
    `SELECT nextval(pg_get_serial_sequence('cases', 'id')) AS id, school.organisation_id AS owner, school.parent_id AS authority, school.province_id,
      school.region_id, school.county_id, (1 + n % ${FILINGS_PER_SCHOOL} * 7)::bigint AS app, false AS confirmed,
      at AS submitted_at, at AS confirmed_at
    FROM generate_series(0, ${filings - 1}) AS n
    JOIN organisation_periods AS school ON school.organisation_id = ${firstSchool} + n / ${FILINGS_PER_SCHOOL}
    CROSS JOIN LATERAL (SELECT timestamptz '2020-01-02' + (n % 300) * interval '1 day' AS at) AS drawn`,
  );
  return id;
}

async function createCounty(
  db: Kysely<DB>,
  schools: number,
): Promise<{ id: OrganisationId; firstSchool: OrganisationId }> {
  const { rows } = await sql<{ id: OrganisationId }>`
    INSERT INTO organisations (created_at) SELECT now() FROM generate_series(0, ${schools}) RETURNING id`.execute(
    db,
  );
  const [id, ...schoolIds] = rows.map((row) => row.id).toSorted((a, b) => a - b);
  const [firstSchool] = schoolIds;
  if (id === undefined || firstSchool === undefined) throw new Error('no organisations were created');
  await sql`
    INSERT INTO organisation_periods (organisation_id, parent_id, name, kind, level, stages, province_id, region_id, county_id,
      effective_from, recorded_from)
    SELECT item, CASE WHEN item = ${id} THEN city.organisation_id ELSE ${id} END, '示例单位' || item,
      CASE WHEN item = ${id} THEN 'authority' ELSE 'school' END, CASE WHEN item = ${id} THEN 'county' END,
      CASE WHEN item = ${id} THEN '{}' ELSE '{primary-secondary}'::text[] END, city.province_id, city.region_id, ${id},
      '2019-01-01', '2019-01-01'
    FROM unnest(${[id, ...schoolIds]}::bigint[]) AS item
    CROSS JOIN (SELECT * FROM organisation_periods WHERE level = 'city' ORDER BY organisation_id LIMIT 1) AS city`.execute(
    db,
  );
  await sql`
    INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
    SELECT line.ancestor, organisation_id, line.depth, '2019-01-01'
    FROM organisation_periods CROSS JOIN LATERAL (VALUES (organisation_id, 0), (${id}, 1), (region_id, 2), (province_id, 3),
      (1, 4)) AS line(ancestor, depth)
    WHERE organisation_id = ANY(${schoolIds}::bigint[])`.execute(db);
  return { id, firstSchool };
}
