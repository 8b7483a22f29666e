import { sql } from 'kysely';

/** The end of what has no end yet, in the two-time tables. */
export const FOREVER_SQL = sql<Date>`'infinity'::timestamptz`;
