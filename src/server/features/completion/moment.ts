import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { endOf, type LegalDay } from '../../../policy/legal-day.ts';

/** As of when, known when: what every figure is asked by. */
export interface Moment {
  /** The figure is of the last instant of this day. */
  readonly asOf: LegalDay;
  /** Only what was recorded by then counts, so that a figure of the past can be had again exactly. */
  readonly knownAt: Date;
}

/**
 * The rows of a two-time table that held at the last instant of the day, as known. What happens at 24:00 belongs to the
 * next day: a row that begins then does not hold yet, one that ends then holds still.
 */
export function holdsAt(table: string, { asOf, knownAt }: Moment): RawBuilder<SqlBool> {
  const end = endOf(asOf);
  return sql<SqlBool>`${column(table, 'effective_from')} < ${end}::timestamptz
    AND ${column(table, 'effective_to')} >= ${end}::timestamptz AND ${isKnown(table, knownAt)}`;
}

/** The rows that were known at that instant, whenever they held. */
export function isKnown(table: string, knownAt: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column(table, 'recorded_from')} <= ${knownAt}::timestamptz
    AND ${column(table, 'recorded_to')} > ${knownAt}::timestamptz`;
}

function column(table: string, name: string): RawBuilder<unknown> {
  return sql.ref(`${table}.${name}`);
}
