import { type RawBuilder, sql } from 'kysely';
import type { MetricId } from '../../../policy/completion/metrics.ts';
import { type Deadlines, deadlineEnd, joinDeadlines } from './deadlines.ts';

/**
 * The stored metric that each published one counts: one row of a school holds at any moment. Literals, so that the
 * partial index serves whatever the plan.
 */
const STORED = {
  started: sql.lit('started'),
  filed: sql.lit('submitted'),
  confirmed: sql.lit('completed'),
  on_time: sql.lit('submitted'),
} as const satisfies Record<MetricId, unknown>;

/** What counts in a metric: rows of `completion_periods AS done` that belong to `school`. */
export function countsIn(metric: MetricId): RawBuilder<boolean> {
  return sql`done.organisation_id = school.organisation_id AND done.metric = ${STORED[metric]}`;
}

/** Which schools a metric speaks of, and which it counts; `deadlines` only where it depends on them. */
export interface Counting {
  readonly join: RawBuilder<unknown>;
  readonly isAsked: RawBuilder<boolean>;
  readonly isCounted: RawBuilder<boolean>;
}

export function countingOf(deadlines: Deadlines | undefined): Counting {
  if (deadlines === undefined)
    return { join: sql``, isAsked: sql`true`, isCounted: sql`done.organisation_id IS NOT NULL` };
  const ends = deadlineEnd(deadlines);
  return {
    join: joinDeadlines(deadlines),
    isAsked: sql`${ends} IS NOT NULL`,
    isCounted: sql`done.effective_from < ${ends}`,
  };
}
