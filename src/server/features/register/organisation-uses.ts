import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import type { AppKind, UseNature } from '../../../policy/option-lists.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';
import { PREPARED } from '../../db/prepare-statements.ts';
import { getStanding } from '../organisations/standing.ts';
import type { registerUse, usesPage } from './schema.ts';

export type RegisterUseView = z.infer<typeof registerUse>;

interface UseRow {
  readonly id: RegisterUseId;
  readonly status: 'in-use' | 'flagged';
  readonly stop_by: LegalDay | null;
  readonly since: Date;
  readonly nature: UseNature;
  readonly particulars: Readonly<Record<string, unknown>>;
  readonly app_id: RegisterAppId;
  readonly number: string | null;
  readonly name: string;
  readonly kind: AppKind;
  readonly app_status: AppStatus;
  readonly complaint_channel: string | null;
}

/**
 * The uses in force of an organisation, as anybody may read them.
 * @throws Failure `not-found` when there is no such organisation
 */
export async function organisationUses(
  db: Reader,
  organisationId: OrganisationId,
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<z.infer<typeof usesPage>> {
  const { id, name } = await getStanding(db, organisationId);
  const { rows } = await sql<UseRow>`${PREPARED}
    SELECT use.id, use.status, use.stop_by, coalesce(first.effective_at, use.confirmed_at) AS since, use.nature,
      use.particulars, app.id AS app_id, app.number, app.name, app.kind, app.status AS app_status, app.complaint_channel
    FROM register_uses AS use
    JOIN register_apps AS app ON app.id = use.app_id
    LEFT JOIN entries AS first ON first.stream_kind = 'register-use' AND first.stream_id = use.id AND first.seq = 1
    WHERE use.organisation_id = ${organisationId} AND use.status <> 'stopped' AND use.id > ${cursor}::bigint
    ORDER BY use.id LIMIT ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? String(page.at(-1)?.id ?? '') : null;
  return { organisation: { id, name }, items: page.map(viewUse), next };
}

/** Field by field, whatever else the particulars may hold one day. */
function viewUse(row: UseRow): RegisterUseView {
  const { particulars } = row;
  return {
    id: row.id,
    app: {
      id: row.app_id,
      number: row.number,
      name: row.name,
      kind: row.kind,
      status: row.app_status,
      complaintChannel: row.complaint_channel,
    },
    status: row.status,
    stopBy: row.stop_by,
    since: legalDayOf(row.since),
    nature: row.nature,
    audience: listOf(particulars['audience']),
    stages: listOf(particulars['stages']),
    scenes: listOf(particulars['scenes']),
    origin: textOf(particulars['origin']),
    requiredBy: textOf(particulars['requiredBy']),
    requiredByDocument: textOf(particulars['requiredByDocument']),
    selfDevelopedSelfUsed: particulars['selfDevelopedSelfUsed'] === true,
    collectiveDecision: particulars['collectiveDecision'] === true,
    decidedBy: textOf(particulars['decidedBy']),
    decidedOn: textOf(particulars['decidedOn']),
    agreementSigned: particulars['agreementSigned'] === true,
    charges: flagOf(particulars['charges']),
    disguisedCharges: flagOf(particulars['disguisedCharges']),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function flagOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
