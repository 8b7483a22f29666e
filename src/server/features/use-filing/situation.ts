import { sql } from 'kysely';
import type { CaseId, FileId, OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';

/** What a unit already has in force or under way, as far as one filing is concerned. */
export interface Situation {
  readonly existing: 'use' | 'filing' | undefined;
  readonly declarationInForce: boolean;
  readonly declarationUnderWay: boolean;
  readonly usesInForce: readonly string[];
  readonly openFilings: readonly string[];
  readonly stopUnderWay: boolean;
  readonly files: ReadonlySet<FileId>;
  readonly requiredByIsAbove: boolean | undefined;
}

export interface SituationAsked {
  readonly caseId: CaseId;
  readonly organisationId: OrganisationId;
  readonly filedById: OrganisationId;
  readonly appId: RegisterAppId | null;
  readonly useId: RegisterUseId | null;
  readonly requiredBy: OrganisationId | null;
  readonly files: readonly FileId[];
}

interface SituationRow {
  readonly use_exists: boolean;
  readonly filing_exists: boolean;
  readonly declared: boolean;
  readonly declaring: boolean;
  readonly stopping: boolean;
  readonly uses: string[];
  readonly filings: string[];
  readonly files: FileId[];
  readonly is_above: boolean;
}

/** One statement for all, in the order asked. */
export async function findSituations(db: Reader, asked: readonly SituationAsked[]): Promise<Situation[]> {
  const column = <K extends keyof SituationAsked>(key: K): SituationAsked[K][] =>
    asked.map((item) => item[key]);
  const { rows } = await sql<SituationRow>`
    SELECT
      EXISTS (SELECT FROM register_uses AS use WHERE use.organisation_id = asked.organisation
        AND use.app_id = asked.app AND use.status <> 'stopped') AS use_exists,
      coalesce(bool_or(open.app_id = asked.app AND open.purpose IN ('first', 'amendment')), false) AS filing_exists,
      coalesce(bool_or(open.purpose = 'no-use'), false) AS declaring,
      coalesce(bool_or(open.purpose = 'stop' AND open.use_id = asked.use), false) AS stopping,
      coalesce(array_agg(open.title) FILTER (WHERE open.purpose IN ('first', 'amendment')), '{}') AS filings,
      EXISTS (SELECT FROM declarations WHERE organisation_id = asked.organisation AND in_force_to = 'infinity') AS declared,
      ARRAY(SELECT app.name FROM register_uses AS use JOIN register_apps AS app ON app.id = use.app_id
        WHERE use.organisation_id = asked.organisation AND use.status <> 'stopped') AS uses,
      ARRAY(SELECT id FROM files WHERE id = ANY(SELECT jsonb_array_elements(asked.files)::bigint)
        AND (organisation_id IN (asked.organisation, asked.filed_by)
          OR EXISTS (SELECT FROM attachments WHERE file_id = files.id AND case_id = asked.case_id))) AS files,
      EXISTS (SELECT FROM organisation_closure AS line WHERE line.descendant_id = asked.organisation
        AND line.ancestor_id = asked.required_by AND line.depth > 0 AND line.valid_to = 'infinity') AS is_above
    FROM unnest(${column('caseId')}::bigint[], ${column('organisationId')}::bigint[], ${column('filedById')}::bigint[],
      ${column('appId')}::bigint[], ${column('useId')}::bigint[], ${column('requiredBy')}::bigint[],
      ${asked.map(({ files }) => JSON.stringify(files))}::jsonb[])
      WITH ORDINALITY AS asked(case_id, organisation, filed_by, app, use, required_by, files, place)
    LEFT JOIN LATERAL (
      SELECT filing.app_id, filing.use_id, filing.purpose, cases.title
      FROM use_filings AS filing JOIN cases ON cases.id = filing.case_id
      WHERE filing.organisation_id = asked.organisation AND filing.case_id <> asked.case_id
        AND cases.state IN ('submitted', 'returned') OFFSET 0) AS open ON true
    GROUP BY asked.place, asked.organisation, asked.app, asked.files, asked.filed_by, asked.case_id, asked.required_by
    ORDER BY asked.place`.execute(db);
  return rows.map((row, index) => situationOf(row, asked[index]));
}

function situationOf(row: SituationRow, asked: SituationAsked | undefined): Situation {
  const existing = row.filing_exists ? 'filing' : row.use_exists ? 'use' : undefined;
  return {
    existing,
    declarationInForce: row.declared,
    declarationUnderWay: row.declaring,
    usesInForce: row.uses,
    openFilings: row.filings,
    stopUnderWay: row.stopping,
    files: new Set(row.files),
    requiredByIsAbove: asked === undefined || asked.requiredBy === null ? undefined : row.is_above,
  };
}
