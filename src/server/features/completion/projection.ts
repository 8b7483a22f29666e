import { sql } from 'kysely';
import { type CompletionEvent, changesOf, type PeriodChange } from '../../../policy/completion/projection.ts';
import { type UnionMetric, unionOf } from '../../../policy/completion/union-periods.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { MovedCase } from '../../cases/case-row.ts';
import type { Tx } from '../../db/database.ts';
import type { Listener } from '../../occasion.ts';

/** Keeps completion_periods in step with a transition, in its transaction. */
export const projectCompletion =
  (action: string): Listener =>
  async (tx, { now }, moved) => {
    const changes = moved.flatMap((item) => changesOf(eventOf(action, item, now)));
    if (changes.length === 0) return;
    // What opens goes first: a use that is confirmed while the declaration of no use ends leaves no gap.
    await open(tx, changes.filter(({ effect }) => effect === 'open').flatMap(withUnion));
    const closed = await close(
      tx,
      changes.filter(({ effect }) => effect === 'close'),
    );
    const erased = await erase(
      tx,
      changes.filter(({ effect }) => effect === 'erase'),
    );
    await reviseUnions(tx, [...closed, ...erased]);
  };

/** A use-filing body names organisation, app and purpose; see bodyOf in use-filing/filing.ts. */
export function eventOf(action: string, { row, body }: MovedCase, at: Date): CompletionEvent {
  const { organisation, app, purpose } = body as {
    organisation: CompletionEvent['organisationId'];
    app: CompletionEvent['appId'];
    purpose: CompletionEvent['purpose'];
  };
  return { caseId: row.id, purpose, action, organisationId: organisation, appId: app, at };
}

/** Of a school as a whole there is no case to name. */
type StoredChange = Omit<PeriodChange, 'metric' | 'caseId'> & {
  readonly metric: PeriodChange['metric'] | UnionMetric;
  readonly caseId: PeriodChange['caseId'] | null;
};

/** A school begins to count with the first that it has filed or confirmed. */
function withUnion(change: PeriodChange): StoredChange[] {
  const union = unionOf[change.metric];
  return union === undefined ? [change] : [change, { ...change, metric: union, appId: null, caseId: null }];
}

interface Ended {
  readonly organisation_id: OrganisationId;
  readonly metric: PeriodChange['metric'];
  readonly at: Date;
}

/** Nothing of a unit holds from before what was recorded ahead of it, see periodsOf. The units are locked. */
function items(changes: readonly StoredChange[]) {
  const column = <K extends keyof StoredChange>(key: K): StoredChange[K][] =>
    changes.map((change) => change[key]);
  const units = [...new Set(column('organisationId'))];
  return sql`(
    SELECT said.organisation_id, metric, app_id, case_id, greatest(said.at, latest.at) AS at, place
    FROM unnest(${column('organisationId')}::bigint[], ${column('metric')}::text[], ${column('appId')}::bigint[],
      ${column('caseId')}::bigint[], ${column('at')}::timestamptz[])
      WITH ORDINALITY AS said(organisation_id, metric, app_id, case_id, at, place)
    LEFT JOIN (SELECT organisation_id, max(CASE recorded_to WHEN 'infinity' THEN recorded_from ELSE recorded_to END) AS at
      FROM completion_periods WHERE organisation_id = ANY(${units}::bigint[]) GROUP BY organisation_id) AS latest
      ON latest.organisation_id = said.organisation_id) AS item`;
}

/** Looked up item by item in the index, however large the database takes the table to be; hence OFFSET 0. */
const RUNNING = sql`
  SELECT id FROM completion_periods AS period
  WHERE period.organisation_id = item.organisation_id AND period.metric = item.metric
    AND period.app_id IS NOT DISTINCT FROM item.app_id
    AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity' OFFSET 0`;

async function open(tx: Tx, changes: readonly StoredChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
    SELECT DISTINCT ON (organisation_id, metric, app_id) organisation_id, metric, app_id, case_id, at, at
    FROM ${items(changes)}
    WHERE NOT EXISTS (${RUNNING})
    ORDER BY organisation_id, metric, app_id, place`.execute(tx);
}

/** What runs of what ends, and when it ends. */
function runningOf(changes: readonly StoredChange[]) {
  return sql`(SELECT running.id, item.at FROM ${items(changes)}, LATERAL (${RUNNING}) AS running) AS running`;
}

async function close(tx: Tx, changes: readonly StoredChange[]): Promise<readonly Ended[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<Ended>`
    WITH ended AS (
      UPDATE completion_periods AS period SET recorded_to = running.at
      FROM ${runningOf(changes)}
      WHERE period.id = running.id
      RETURNING period.*)
    INSERT INTO completion_periods
      (organisation_id, metric, app_id, case_id, effective_from, effective_to, recorded_from)
    SELECT organisation_id, metric, app_id, case_id, effective_from, recorded_to, recorded_to FROM ended
    RETURNING organisation_id, metric, recorded_from AS at`.execute(tx);
  return rows;
}

async function erase(tx: Tx, changes: readonly StoredChange[]): Promise<readonly Ended[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<Ended>`
    UPDATE completion_periods AS period SET recorded_to = running.at
    FROM ${runningOf(changes)}
    WHERE period.id = running.id
    RETURNING period.organisation_id, period.metric, period.recorded_to AS at`.execute(tx);
  return rows;
}

/** Where something has ended or was erased, the school's union is again that of what is known now. */
async function reviseUnions(tx: Tx, ended: readonly Ended[]): Promise<void> {
  const revised = ended.filter(({ metric }) => unionOf[metric] !== undefined);
  if (revised.length === 0) return;
  await sql`
    WITH revised AS (
      SELECT DISTINCT * FROM unnest(${revised.map((item) => item.organisation_id)}::bigint[],
        ${revised.map(({ metric }) => metric)}::text[], ${revised.map(({ metric }) => unionOf[metric])}::text[],
        ${revised.map(({ at }) => at)}::timestamptz[]) AS item(organisation_id, metric, union_metric, at)),
    known AS (
      SELECT organisation_id, union_metric AS metric, at,
        unnest(range_agg(tstzrange(effective_from, effective_to))) AS during
      FROM completion_periods JOIN revised USING (organisation_id, metric)
      WHERE recorded_to = 'infinity' GROUP BY 1, 2, 3),
    refuted AS (
      UPDATE completion_periods AS period SET recorded_to = revised.at FROM revised
      WHERE period.organisation_id = revised.organisation_id AND period.metric = revised.union_metric
        AND period.recorded_to = 'infinity'
        AND NOT EXISTS (SELECT 1 FROM known WHERE known.organisation_id = period.organisation_id
          AND known.metric = period.metric AND known.during = tstzrange(period.effective_from, period.effective_to)))
    INSERT INTO completion_periods (organisation_id, metric, effective_from, effective_to, recorded_from)
    SELECT organisation_id, metric, lower(during), upper(during), at FROM known
    WHERE NOT EXISTS (SELECT 1 FROM completion_periods AS period
      WHERE period.organisation_id = known.organisation_id AND period.metric = known.metric
        AND period.recorded_to = 'infinity' AND tstzrange(period.effective_from, period.effective_to) = known.during)`.execute(
    tx,
  );
}
