import { sql } from 'kysely';
import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { Reader } from '../../db/database.ts';
import { FOREVER } from '../../db/type-parsers.ts';
import type { Named } from './organisation-row.ts';
import { CHANGE_TITLES } from './stale-version.ts';

/** What it was during a period, and since when and until when that was what we knew. */
export interface PeriodView {
  readonly name: string;
  readonly level: AuthorityLevel | null;
  readonly stages: readonly Stage[];
  readonly open: boolean;
  readonly parent: Named | null;
  readonly successorId: OrganisationId | null;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly recordedFrom: string;
  /** Null for what is known now. */
  readonly recordedTo: string | null;
}

export interface EntryView {
  readonly seq: number;
  readonly action: string;
  readonly title: string;
  readonly actor: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly body: unknown;
}

export interface History {
  readonly periods: readonly PeriodView[];
  readonly entries: readonly EntryView[];
  /** What to ask for next with `before`; null at the beginning of the timeline. */
  readonly before: number | null;
}

const PAGE = 200;
/** Entries are numbered by a 32-bit integer. */
export const MAX_SEQ = 2 ** 31 - 1;

/** Every period ever recorded, and the timeline from its end; `before` is the number of the entry to stop at. */
export async function readHistory(db: Reader, id: OrganisationId, before?: number): Promise<History> {
  const entries = await readEntries(db, id, before);
  const page = entries.slice(0, PAGE);
  return {
    periods: await readPeriods(db, id),
    entries: page,
    before: entries.length > PAGE ? (page.at(-1)?.seq ?? null) : null,
  };
}

type PeriodRow = Pick<PeriodView, 'name' | 'level' | 'stages' | 'open' | 'parent' | 'successorId'> &
  Readonly<Record<'effective_from' | 'effective_to' | 'recorded_from' | 'recorded_to', Date>>;

async function readPeriods(db: Reader, id: OrganisationId): Promise<PeriodView[]> {
  const { rows } = await sql<PeriodRow>`
    SELECT period.name, period.level, period.stages, period.open, period.successor_id AS "successorId",
      CASE WHEN parent.id IS NOT NULL
        THEN json_build_object('id', parent.organisation_id, 'name', parent.name) END AS parent,
      period.effective_from, period.effective_to, period.recorded_from, period.recorded_to
    FROM organisation_periods AS period
    LEFT JOIN organisation_periods AS parent ON parent.organisation_id = period.parent_id
      AND parent.effective_to = 'infinity' AND parent.recorded_to = 'infinity'
    WHERE period.organisation_id = ${id}
    ORDER BY period.effective_from, period.recorded_from`.execute(db);
  return rows.map(({ effective_from, effective_to, recorded_from, recorded_to, ...state }) => ({
    ...state,
    effectiveFrom: effective_from.toISOString(),
    effectiveTo: endOf(effective_to),
    recordedFrom: recorded_from.toISOString(),
    recordedTo: endOf(recorded_to),
  }));
}

function endOf(instant: Date): string | null {
  return instant.getTime() === FOREVER.getTime() ? null : instant.toISOString();
}

async function readEntries(db: Reader, id: OrganisationId, before: number | undefined): Promise<EntryView[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'action', 'actor', 'effective_at', 'recorded_at', 'body'])
    .where('stream_kind', '=', 'organisation')
    .where('stream_id', '=', id)
    .where('seq', '<', before ?? MAX_SEQ)
    .orderBy('seq', 'desc')
    .limit(PAGE + 1)
    .execute();
  return rows.map(({ effective_at, recorded_at, body, ...entry }) => ({
    ...entry,
    title: CHANGE_TITLES[entry.action] ?? entry.action,
    effectiveAt: effective_at.toISOString(),
    recordedAt: recorded_at.toISOString(),
    body: JSON.parse(body) as unknown,
  }));
}
