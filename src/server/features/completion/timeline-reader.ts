import { type RawBuilder, sql } from 'kysely';
import {
  COMPLETION_ACTIONS,
  COMPLETION_PURPOSES,
  type CompletionEvent,
} from '../../../policy/completion/projection.ts';
import type { StoredPeriod } from '../../../policy/completion/rebuild.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import { FOREVER } from '../../db/type-parsers.ts';

/** Of one organisation: what its timelines say, and what the projection holds. */
export interface BothSides {
  readonly organisationId: OrganisationId;
  readonly events: readonly CompletionEvent[];
  readonly stored: readonly StoredPeriod[];
}

const ROWS_AT_ONCE = 5_000;

/** Both sides of every organisation, one after the other, however many there are. */
export async function* bothSides(tx: Tx): AsyncGenerator<BothSides> {
  const events = await begin(byOrganisation<CompletionEvent>(tx, 'completion_timelines', TIMELINES));
  const stored = await begin(
    byOrganisation<StoredPeriod>(tx, 'completion_projections', PROJECTIONS, periodOf),
  );
  for (;;) {
    const id = Math.min(idOf(events), idOf(stored)) as OrganisationId;
    if (!Number.isFinite(id)) return;
    yield { organisationId: id, events: await take(events, id), stored: await take(stored, id) };
  }
}

const TIMELINES = sql`
  SELECT (said ->> 'organisation')::bigint AS "organisationId", (said ->> 'app')::bigint AS "appId",
    said ->> 'purpose' AS purpose, action, stream_id AS "caseId", recorded_at AS at
  FROM (SELECT stream_id, action, recorded_at, position, body::json AS said FROM entries
    WHERE stream_kind = 'case' AND action IN (${sql.join(COMPLETION_ACTIONS.map(literal))}) OFFSET 0) AS entry
  WHERE said ->> 'purpose' IN (${sql.join(COMPLETION_PURPOSES.map(literal))})
  ORDER BY (said ->> 'organisation')::bigint, position`;

const PROJECTIONS = sql`
  SELECT organisation_id AS "organisationId", metric, app_id AS "appId", case_id AS "caseId", effective_from AS "from",
    effective_to AS "to", recorded_from AS "recordedFrom", recorded_to AS "recordedTo"
  FROM completion_periods ORDER BY organisation_id, id`;

function literal(text: string): RawBuilder<unknown> {
  return sql.lit(text);
}

interface Group<Row> {
  readonly id: OrganisationId;
  readonly rows: Row[];
}

/** One side and the group that it has come to; none at its end. */
interface Side<Row> {
  readonly groups: AsyncGenerator<Group<Row>>;
  current: Group<Row> | undefined;
}

async function begin<Row>(groups: AsyncGenerator<Group<Row>>): Promise<Side<Row>> {
  const side: Side<Row> = { groups, current: undefined };
  await advance(side);
  return side;
}

async function advance<Row>(side: Side<Row>): Promise<void> {
  const { value } = (await side.groups.next()) as { value: Group<Row> | undefined };
  side.current = value;
}

function idOf({ current }: Side<unknown>): number {
  return current?.id ?? Infinity;
}

/** The rows of that organisation, if this side has any; then it goes on. */
async function take<Row>(side: Side<Row>, id: OrganisationId): Promise<readonly Row[]> {
  if (side.current?.id !== id) return [];
  const { rows } = side.current;
  await advance(side);
  return rows;
}

async function* byOrganisation<Row extends { readonly organisationId: OrganisationId }>(
  tx: Tx,
  cursor: string,
  query: RawBuilder<unknown>,
  read: (row: Row) => Row = (row) => row,
): AsyncGenerator<Group<Row>> {
  let group: Group<Row> | undefined;
  for await (const row of rowsOf<Row>(tx, cursor, query)) {
    if (group !== undefined && group.id !== row.organisationId) {
      yield group;
      group = undefined;
    }
    group ??= { id: row.organisationId, rows: [] };
    group.rows.push(read(row));
  }
  if (group !== undefined) yield group;
}

async function* rowsOf<Row>(tx: Tx, cursor: string, query: RawBuilder<unknown>): AsyncGenerator<Row> {
  const name = sql.id(cursor);
  await sql`DECLARE ${name} NO SCROLL CURSOR FOR ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(ROWS_AT_ONCE)} FROM ${name}`.execute(tx);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`CLOSE ${name}`.execute(tx);
}

function periodOf(row: StoredPeriod): StoredPeriod {
  return { ...row, to: endOf(row.to), recordedTo: endOf(row.recordedTo) };
}

/** What has no end yet arrives as the last instant there is. */
function endOf(at: Date | null): Date | null {
  return at?.getTime() === FOREVER.getTime() ? null : at;
}
