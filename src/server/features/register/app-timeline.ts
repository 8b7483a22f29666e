import { sql } from 'kysely';
import type { CaseId, RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import { PREPARED } from '../../db/prepare-statements.ts';
import { ACTION_TITLES } from './app-history.ts';

/** What has happened to a record, as the public may read it. */
export interface PublicEntry {
  readonly day: LegalDay;
  readonly title: string;
  readonly reason: string | null;
  readonly source: string | null;
  /** The approved filing whose content was published then. */
  readonly published: { readonly filing_case_id: CaseId; readonly filing_app_key: string | null } | null;
}

interface EntryRow {
  readonly action: string;
  readonly effective_at: Date;
  readonly body: string;
}

const PUBLIC_ACTIONS = [
  'publish',
  'amend',
  'annul-number',
  'suspend',
  'restore',
  'revoke',
  'withdraw',
  'reinstate',
];
const MOST = 50;

/** The latest first. Who did it is not told, nor what only concerns the office. */
export async function appTimeline(db: Reader, id: RegisterAppId): Promise<PublicEntry[]> {
  const { rows } = await sql<EntryRow>`${PREPARED}
    SELECT action, effective_at, body FROM entries
    WHERE stream_kind = 'register-app' AND stream_id = ${id} AND action = ANY(${PUBLIC_ACTIONS}::text[])
    ORDER BY seq DESC LIMIT ${MOST}`.execute(db);
  return rows.map(({ action, effective_at, body }) => {
    const told = JSON.parse(body) as Told;
    return {
      day: told.effectiveOn ?? legalDayOf(effective_at),
      title: ACTION_TITLES[action] ?? '更新',
      reason: told.reason ?? null,
      source: told.source ?? null,
      published:
        told.case === undefined ? null : { filing_case_id: told.case, filing_app_key: told.key ?? null },
    };
  });
}

interface Told {
  readonly effectiveOn?: LegalDay;
  readonly reason?: string;
  readonly source?: string;
  readonly case?: CaseId;
  readonly key?: string;
}
