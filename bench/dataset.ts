import { Client } from 'pg';

/** How large: Henan is one province of 63,863 schools; the Nation 31 provinces of 470,000. */
export interface Size {
  readonly provinces: number;
  readonly schools: number;
  readonly apps: number;
  readonly filings: number;
}

export const HENAN: Size = { provinces: 1, schools: 63_863, apps: 700, filings: 255_000 };
export const NATION: Size = { provinces: 31, schools: 470_000, apps: 10_000, filings: 1_900_000 };

const REGIONS_PER_PROVINCE = 28;
const COUNTIES_PER_REGION = 6;

/**
 * Fills an empty migrated database by SQL, as owner: a tree of province, region, county and schools, apps, and filings
 * of which nine in ten are confirmed. Timelines hold two entries each, without valid hashes: what is measured here
 * reads and writes them but does not verify them.
 */
export async function fill(ownerUrl: string, size: Size): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, statement_timeout: 0 });
  await client.connect();
  try {
    for (const statement of statements(size)) await client.query(statement);
  } finally {
    await client.end();
  }
}

function statements(size: Size): string[] {
  return [...authorities(size), ...schools(size), ...closure(), ...register(size), ...filings(size), 'VACUUM ANALYZE'];
}

/** Ids: 1 the Ministry, then the provinces, the regions, the counties, the schools. */
function authorities({ provinces }: Size): string[] {
  const regions = provinces * REGIONS_PER_PROVINCE;
  const counties = regions * COUNTIES_PER_REGION;
  const firstRegion = 2 + provinces;
  const firstCounty = firstRegion + regions;
  const total = firstCounty + counties - 1;
  return [
    `INSERT INTO organisations (id, created_at) SELECT id, '2019-01-01' FROM generate_series(1, ${total}) AS id`,
    `UPDATE organisations SET region_code = '000000' WHERE id = 1`,
    period(`SELECT 1, NULL::bigint, 'ministry', NULL::bigint, NULL::bigint, NULL::bigint`),
    period(`SELECT id, 1, 'province', id, NULL, NULL FROM generate_series(2, ${1 + provinces}) AS id`),
    period(`SELECT id, 2 + (id - ${firstRegion}) / ${REGIONS_PER_PROVINCE}, 'city',
      2 + (id - ${firstRegion}) / ${REGIONS_PER_PROVINCE}, id, NULL
      FROM generate_series(${firstRegion}, ${firstCounty - 1}) AS id`),
    period(`SELECT county.id, region.organisation_id, 'county', region.province_id, region.organisation_id, county.id
      FROM generate_series(${firstCounty}, ${total}) AS county(id) JOIN organisation_periods AS region
      ON region.organisation_id = ${firstRegion} + (county.id - ${firstCounty}) / ${COUNTIES_PER_REGION}`),
  ];
}

function period(select: string): string {
  return `INSERT INTO organisation_periods (organisation_id, parent_id, name, kind, level, province_id, region_id,
      county_id, effective_from, recorded_from)
    SELECT id, parent, '示例教育局' || id, 'authority', level, province::bigint, region::bigint, county::bigint, '2019-01-01', '2019-01-01'
    FROM (${select}) AS authority(id, parent, level, province, region, county)`;
}

function schools({ schools }: Size): string[] {
  return [
    `CREATE TEMP TABLE counties AS SELECT organisation_id AS id, province_id, region_id,
      row_number() OVER (ORDER BY organisation_id) - 1 AS place FROM organisation_periods WHERE level = 'county'`,
    `INSERT INTO organisations (id, school_code, created_at)
      SELECT 1000000 + n, (2100000000 + n)::text, '2019-01-01' FROM generate_series(1, ${schools}) AS n`,
    `INSERT INTO organisation_periods (organisation_id, parent_id, name, kind, stages, province_id, region_id, county_id,
        effective_from, recorded_from)
      SELECT 1000000 + n, counties.id, '示例小学' || n, 'school', '{primary-secondary}', province_id, region_id,
        counties.id, '2019-01-01', '2019-01-01'
      FROM generate_series(1, ${schools}) AS n
      JOIN counties ON counties.place = n % (SELECT count(*) FROM counties)`,
  ];
}

function closure(): string[] {
  const line = (ancestor: string, depth: string) => `
    INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
    SELECT ${ancestor}, organisation_id, ${depth}, '2019-01-01' FROM organisation_periods
    WHERE ${ancestor} IS NOT NULL AND ${ancestor} <> organisation_id`;
  return [
    `INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
      SELECT organisation_id, organisation_id, 0, '2019-01-01' FROM organisation_periods`,
    line('county_id', '1'),
    line('region_id', 'CASE WHEN county_id IS NULL OR county_id = organisation_id THEN 1 ELSE 2 END'),
    line('province_id', '3'),
    `INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
      SELECT 1, organisation_id, 4, '2019-01-01' FROM organisation_periods WHERE organisation_id <> 1`,
  ];
}

function register({ apps }: Size): string[] {
  return [
    `INSERT INTO register_apps (id, number, name, kind, origin, provider_name, function_types, status, status_since,
        filed_on, source, checked_on, advertisements, games, charges)
      SELECT n, '教APP备41' || lpad(n::text, 5, '0') || '号', '示例应用' || n, 'app', 'earlier-system', '示例公司',
        '{management}', 'filed', '2019-12-20', '2019-12-20', '示例', '2019-12-20', false, false, false
      FROM generate_series(1, ${apps}) AS n`,
  ];
}

/** Filing n of school n mod schools; each school's filings are of different apps. */
function filings({ filings, apps, schools }: Size): string[] {
  return [
    `CREATE TEMP TABLE filed AS
      SELECT n AS id, school.organisation_id AS owner, school.parent_id AS authority, school.province_id,
        school.region_id, school.county_id, 1 + (n::bigint * 7919) % ${apps} AS app, n % 10 <> 0 AS confirmed,
        timestamptz '2020-01-02' + (n % 300) * interval '1 day' AS at
      FROM generate_series(1, ${filings}) AS n
      JOIN organisation_periods AS school ON school.organisation_id = 1000001 + n % ${schools}`,
    `INSERT INTO cases (id, kind, state, awaits, title, owner_id, authority_id, province_id, region_id, county_id,
        clock_limit, clock_started_on, due_on, version, opened_at, changed_at)
      SELECT id, 'use-filing', CASE WHEN confirmed THEN 'confirmed' ELSE 'submitted' END,
        CASE WHEN confirmed THEN 'nobody' ELSE 'authority' END, '示例应用' || app, owner, authority, province_id,
        region_id, county_id, CASE WHEN confirmed THEN NULL ELSE 'use-filing-confirmation' END,
        CASE WHEN confirmed THEN NULL ELSE at::date END, CASE WHEN confirmed THEN NULL ELSE at::date + 14 END, 2, at, at
      FROM filed`,
    `INSERT INTO use_filings (case_id, organisation_id, purpose, app_id, filed_by_id, revision)
      SELECT id, owner, 'first', app, owner, 1 FROM filed`,
    `INSERT INTO use_filing_revisions (case_id, revision, form, submitted_at)
      SELECT id, 1, '{"nature":"recommended","scenes":["homework"]}', at FROM filed`,
    `INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, from_state, to_state,
        body, previous_hash, hash)
      SELECT 'case', id, seq, at, at, 'account:1', 'submit', 'draft', 'submitted',
        '{"organisation":' || owner || ',"app":' || app || ',"purpose":"first","revision":1}', sha256('a'), sha256('b')
      FROM filed CROSS JOIN generate_series(1, 2) AS seq WHERE seq = 1 OR confirmed`,
    `INSERT INTO streams (kind, id, seq, hash)
      SELECT 'case', id, CASE WHEN confirmed THEN 2 ELSE 1 END, sha256('b') FROM filed`,
    `INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
      SELECT owner, 'confirmed', app, id, at, at FROM filed WHERE confirmed`,
    `INSERT INTO completion_periods (organisation_id, metric, effective_from, recorded_from)
      SELECT owner, 'completed', min(at), min(at) FROM filed WHERE confirmed GROUP BY owner`,
    `INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
      SELECT owner, 'filed', app, id, at, at FROM filed`,
    `INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
      SELECT owner, 'started', NULL, min(id), min(at), min(at) FROM filed GROUP BY owner`,
    `INSERT INTO register_uses (organisation_id, app_id, status, nature, particulars, case_id, confirmed_at)
      SELECT DISTINCT ON (owner, app) owner, app, 'in-use', 'recommended', '{}'::jsonb, id, at FROM filed WHERE confirmed`,
    ...['organisations', 'cases', 'register_apps'].map(
      (table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), 100000000)`,
    ),
  ];
}
