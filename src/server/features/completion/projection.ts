import { sql } from 'kysely';
import { type CompletionEvent, changesOf, type PeriodChange } from '../../../policy/completion/projection.ts';
import type { Listener, MovedCase } from '../../cases/listeners.ts';
import type { Tx } from '../../db/database.ts';

/** Keeps completion_periods in step with a transition, in its transaction. */
export const projectCompletion =
  (action: string): Listener =>
  async (tx, { now }, moved) => {
    const changes = moved.flatMap((item) => changesOf(eventOf(action, item, now)));
    // What opens goes first: a use that is confirmed while the declaration of no use ends leaves no gap.
    for (const effect of ['open', 'close', 'erase'] as const) {
      const of = changes.filter((change) => change.effect === effect);
      if (of.length === 0) continue;
      await APPLY[effect](tx, of);
      await (effect === 'open' ? beginCompleted(tx, of) : reviseCompleted(tx, of, now));
    }
  };

/** A use-filing body names organisation, app and purpose; see use-filing/timeline-body.ts. */
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
  readonly metric: PeriodChange['metric'] | 'completed';
  readonly caseId: PeriodChange['caseId'] | null;
};

type Apply = (tx: Tx, changes: readonly StoredChange[]) => Promise<unknown>;

const APPLY: Readonly<Record<PeriodChange['effect'], Apply>> = { open, close, erase };

function items(changes: readonly StoredChange[]) {
  const column = <K extends keyof StoredChange>(key: K): StoredChange[K][] =>
    changes.map((change) => change[key]);
  return sql`unnest(${column('organisationId')}::bigint[], ${column('metric')}::text[], ${column('appId')}::bigint[],
    ${column('caseId')}::bigint[], ${column('at')}::timestamptz[]) AS item(organisation_id, metric, app_id, case_id, at)`;
}

const RUNNING = sql`period.organisation_id = item.organisation_id AND period.metric = item.metric
  AND period.app_id IS NOT DISTINCT FROM item.app_id
  AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'`;

function open(tx: Tx, changes: readonly StoredChange[]): Promise<unknown> {
  return sql`
    INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
    SELECT DISTINCT ON (organisation_id, metric, app_id) organisation_id, metric, app_id, case_id, at, at
    FROM ${items(changes)}
    WHERE NOT EXISTS (SELECT 1 FROM completion_periods AS period WHERE ${RUNNING})
    ORDER BY organisation_id, metric, app_id, case_id`.execute(tx);
}

function close(tx: Tx, changes: readonly StoredChange[]): Promise<unknown> {
  return sql`
    WITH ended AS (
      UPDATE completion_periods AS period SET recorded_to = item.at FROM ${items(changes)} WHERE ${RUNNING}
      RETURNING period.*)
    INSERT INTO completion_periods
      (organisation_id, metric, app_id, case_id, effective_from, effective_to, recorded_from)
    SELECT organisation_id, metric, app_id, case_id, effective_from, recorded_to, recorded_to FROM ended`.execute(
    tx,
  );
}

function erase(tx: Tx, changes: readonly StoredChange[]): Promise<unknown> {
  return sql`
    UPDATE completion_periods AS period SET recorded_to = item.at FROM ${items(changes)} WHERE ${RUNNING}`.execute(
    tx,
  );
}

/** Schools of which something was confirmed are completed from then on, unless they were already. */
function beginCompleted(tx: Tx, opened: readonly PeriodChange[]): Promise<unknown> {
  const confirmed = opened.filter(({ metric }) => metric === 'confirmed');
  return open(
    tx,
    confirmed.map((change) => ({ ...change, metric: 'completed', appId: null, caseId: null })),
  );
}

/** Where something confirmed has ended or was erased, completed is again the union of what is known now. */
function reviseCompleted(tx: Tx, ended: readonly PeriodChange[], now: Date): Promise<unknown> {
  const organisations = ended.flatMap(({ metric, organisationId }) =>
    metric === 'confirmed' ? [organisationId] : [],
  );
  if (organisations.length === 0) return Promise.resolve();
  return sql`
    WITH known AS (
      SELECT organisation_id, unnest(range_agg(tstzrange(effective_from, effective_to))) AS during
      FROM completion_periods
      WHERE organisation_id = ANY(${organisations}::bigint[]) AND metric = 'confirmed' AND recorded_to = 'infinity'
      GROUP BY organisation_id),
    refuted AS (
      UPDATE completion_periods AS period SET recorded_to = ${now}
      WHERE organisation_id = ANY(${organisations}::bigint[]) AND metric = 'completed' AND recorded_to = 'infinity'
        AND NOT EXISTS (SELECT 1 FROM known WHERE known.organisation_id = period.organisation_id
          AND known.during = tstzrange(period.effective_from, period.effective_to)))
    INSERT INTO completion_periods (organisation_id, metric, effective_from, effective_to, recorded_from)
    SELECT organisation_id, 'completed', lower(during), upper(during), ${now}::timestamptz FROM known
    WHERE NOT EXISTS (SELECT 1 FROM completion_periods AS period
      WHERE period.organisation_id = known.organisation_id AND period.metric = 'completed'
        AND period.recorded_to = 'infinity' AND tstzrange(period.effective_from, period.effective_to) = known.during)`.execute(
    tx,
  );
}
