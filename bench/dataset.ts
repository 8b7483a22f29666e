import { fillTables, type Lane } from './fill-tables.ts';

/** How large: Henan is one province of 63,863 schools; the Nation 31 provinces of 470,000. */
export interface Size {
  readonly provinces: number;
  readonly schools: number;
  readonly apps: number;
  readonly filings: number;
}

export const HENAN: Size = { provinces: 1, schools: 63_863, apps: 700, filings: 255_000 };
export const NATION: Size = { provinces: 31, schools: 470_000, apps: 10_000, filings: 1_900_000 };
/** To see that a workload runs. */
export const SMALL: Size = { provinces: 2, schools: 4_000, apps: 700, filings: 16_000 };

const TINY: Size = { provinces: 1, schools: 1_000, apps: 100, filings: 4_000 };

/** As if the province had so many times the schools, and each as many filings. */
function times(factor: number): Size {
  return { ...HENAN, schools: HENAN.schools * factor, filings: HENAN.filings * factor };
}

export const sizes = {
  tiny: TINY,
  small: SMALL,
  henan: HENAN,
  henan4: times(4),
  henan16: times(16),
  nation: NATION,
} as const;
export type SizeName = keyof typeof sizes;

const REGIONS_PER_PROVINCE = 28;
const COUNTIES_PER_REGION = 6;

/**
 * Fills an empty migrated database by SQL, as owner: a tree of province, region, county and schools, apps, and filings
 * of which nine in ten are confirmed. The timelines of the cases chain validly; organisations have none.
 */
export async function fill(ownerUrl: string, size: Size): Promise<void> {
  await fillTables(ownerUrl, tree(size));
  await fillTables(ownerUrl, {
    tables: ['register_apps'],
    statements: [appRows(size), filed(filings(size))],
  });
  await Promise.all([casesLane, timelinesLane, recordsLane].map((lane) => fillTables(ownerUrl, lane)));
  const sequences = ['organisations', 'cases', 'register_apps'].map(
    (table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), 100000000)`,
  );
  await fillTables(ownerUrl, { tables: [], statements: ['DROP TABLE filed', ...sequences] });
}

/**
 * Adds filings to a filled database. `select` gives id, owner, authority, province_id, region_id, county_id, app,
 * confirmed, submitted_at and confirmed_at of each.
 */
export async function addFilings(ownerUrl: string, select: string): Promise<void> {
  const statements = [casesLane, timelinesLane, recordsLane].flatMap((lane) => lane.statements);
  await fillTables(ownerUrl, { tables: [], statements: [filed(select), ...statements, 'DROP TABLE filed'] });
}

function tree(size: Size): Lane {
  return {
    tables: ['organisations', 'organisation_periods', 'organisation_closure'],
    statements: [...authorities(size), ...schoolRows(size), closure],
  };
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

function schoolRows({ schools }: Size): string[] {
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
      JOIN counties ON counties.place = n % (SELECT count(*) FROM counties) ORDER BY n`,
  ];
}

const closure = `
  INSERT INTO organisation_closure (ancestor_id, descendant_id, depth, valid_from)
  SELECT line.ancestor, organisation_id, line.depth, '2019-01-01'
  FROM (SELECT *, CASE level WHEN 'ministry' THEN 0 WHEN 'province' THEN 1 WHEN 'city' THEN 2 WHEN 'county' THEN 3 ELSE 4 END
      AS depth FROM organisation_periods ORDER BY organisation_id) AS below
  CROSS JOIN LATERAL (VALUES (1, depth), (province_id, depth - 1), (region_id, depth - 2), (county_id, depth - 3),
    (CASE WHEN depth = 4 THEN organisation_id END, 0)) AS line(ancestor, depth)
  WHERE line.ancestor IS NOT NULL`;

function appRows({ apps }: Size): string {
  return `
    INSERT INTO register_apps (id, number, name, kind, origin, provider_name, function_types, status, status_since,
      filed_on, source, checked_on, advertisements, games, charges, search_name, search_provider, search_initials,
      search_grams)
    SELECT n, '教APP备41' || lpad(n::text, 5, '0') || '号', '示例应用' || n, 'app', 'earlier-system', '示例公司',
      '{management}', 'filed', '2019-12-20', '2019-12-20', '示例', '2019-12-20', false, false, false,
      '示例应用' || n, '示例公司', 'slyy' || n, '{示例,例应,应用,例公,公司,SL,LY,YY}'
    FROM generate_series(1, ${apps}) AS n`;
}

/** Filing n is school n modulo schools' own; each of a school's filings is of another app. */
function filings({ filings: count, apps, schools }: Size): string {
  return `
    SELECT n AS id, school.organisation_id AS owner, school.parent_id AS authority, school.province_id,
      school.region_id, school.county_id, 1 + (n::bigint * 7919 + n / ${schools}) % ${apps} AS app,
      n % 10 <> 0 AS confirmed, at AS submitted_at, at + interval '3 days' AS confirmed_at
    FROM generate_series(1, ${count}) AS n
    JOIN organisation_periods AS school ON school.organisation_id = 1000001 + n % ${schools}
    CROSS JOIN LATERAL (SELECT timestamptz '2020-01-02' + (n % 300) * interval '1 day' AS at) AS drawn ORDER BY n`;
}

/** What the lanes below read. */
function filed(select: string): string {
  return `
    CREATE UNLOGGED TABLE filed AS SELECT *, ${hash(1)} AS submission_hash
    FROM (SELECT *, '{"organisation":' || owner || ',"app":' || app || ',"purpose":"first","revision":1}' AS body
      FROM (${select}) AS filing) AS filing`;
}

const STEPS = {
  1: { at: 'submitted_at', line: 'submit"\n"draft"\n"submitted', previous: `'\\x${'00'.repeat(32)}'::bytea` },
  2: { at: 'confirmed_at', line: 'confirm"\n"submitted"\n"confirmed', previous: 'submission_hash' },
} as const;

/** The hash of an entry's canonical form, see server/audit/canonical.ts. */
function hash(seq: 1 | 2): string {
  const { at, line, previous } = STEPS[seq];
  const instant = `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `sha256(convert_to('"case"' || chr(10) || id || chr(10) || '${seq}' || chr(10) || '"' || ${instant} || '"'
    || chr(10) || '"' || ${instant} || '"' || chr(10) || E'"account:1"\\n"${line.replaceAll('\n', '\\n')}"\\n"'
    || encode(${previous}, 'hex') || '"' || chr(10) || body, 'UTF8'))`;
}

const casesLane: Lane = {
  tables: ['cases', 'use_filings', 'case_revisions'],
  statements: [
    `INSERT INTO cases (id, kind, state, awaits, title, owner_id, authority_id, province_id, region_id, county_id,
        clock_limit, clock_started_on, due_on, version, opened_at, changed_at)
      SELECT id, 'use-filing', CASE WHEN confirmed THEN 'confirmed' ELSE 'submitted' END,
        CASE WHEN confirmed THEN 'nobody' ELSE 'authority' END, '示例应用' || app, owner, authority, province_id,
        region_id, county_id, CASE WHEN NOT confirmed THEN 'use-confirmation' END,
        CASE WHEN NOT confirmed THEN submitted_at::date END, CASE WHEN NOT confirmed THEN submitted_at::date + 14 END,
        CASE WHEN confirmed THEN 3 ELSE 2 END, submitted_at, CASE WHEN confirmed THEN confirmed_at ELSE submitted_at END
      FROM filed`,
    `INSERT INTO use_filings (case_id, organisation_id, purpose, app_id, filed_by_id, revision)
      SELECT id, owner, 'first', app, owner, 1 FROM filed`,
    `INSERT INTO case_revisions (case_id, revision, form, submitted_at)
      SELECT id, 1, '{"nature":"recommended","scenes":["homework"]}', submitted_at FROM filed`,
  ],
};

const timelinesLane: Lane = {
  tables: ['entries', 'streams'],
  statements: [
    `INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, from_state, to_state,
        body, previous_hash, hash)
      SELECT 'case', id, step.seq, step.at, step.at, 'account:1', step.action, step.from_state, step.to_state, body,
        step.previous, step.hash
      FROM filed CROSS JOIN LATERAL (VALUES
        (1, submitted_at, 'submit', 'draft', 'submitted', ${STEPS[1].previous}, submission_hash),
        (2, confirmed_at, 'confirm', 'submitted', 'confirmed', submission_hash, CASE WHEN confirmed THEN ${hash(2)} END))
        AS step(seq, at, action, from_state, to_state, previous, hash)
      WHERE step.hash IS NOT NULL`,
    `INSERT INTO streams (kind, id, seq, hash)
      SELECT 'case', id, seq, hash FROM filed
      JOIN entries ON stream_kind = 'case' AND stream_id = id AND seq = 1 + confirmed::int`,
  ],
};

const recordsLane: Lane = {
  tables: ['completion_periods', 'register_uses'],
  statements: [
    ...[
      `SELECT owner, 'confirmed', app, id, confirmed_at FROM filed WHERE confirmed`,
      `SELECT owner, 'completed', NULL::bigint, NULL::int, min(confirmed_at) FROM filed WHERE confirmed GROUP BY owner`,
      `SELECT owner, 'filed', app, id, submitted_at FROM filed`,
      `SELECT owner, 'started', NULL::bigint, min(id), min(submitted_at) FROM filed GROUP BY owner`,
      `SELECT owner, 'submitted', NULL::bigint, NULL::int, min(submitted_at) FROM filed GROUP BY owner`,
    ].map(
      (select) => `
        INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
        SELECT owner, metric, app, id, at, at FROM (${select}) AS counted(owner, metric, app, id, at)`,
    ),
    `INSERT INTO register_uses (organisation_id, app_id, status, nature, particulars, case_id, confirmed_at)
      SELECT owner, app, 'in-use', 'recommended', '{}'::jsonb, id, confirmed_at FROM filed WHERE confirmed`,
  ],
};
