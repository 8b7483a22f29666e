import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MetricId } from '../../../policy/completion/metrics.ts';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { type Asking, getAsking } from './asking.ts';
import { countingOf, countsIn } from './counted.ts';
import { deadlinesOn } from './deadlines.ts';
import { holdsAt, type Moment } from './moment.ts';
import { reading } from './reading.ts';
import { onRoster, rowOf } from './roster.ts';

export interface SchoolsAsked extends Moment {
  readonly at: OrganisationId;
  readonly metric: MetricId;
  /** Only those that count, or only those that do not. */
  readonly done?: boolean | undefined;
  /** Only those that hang on the authority itself (局直). */
  readonly direct?: boolean | undefined;
  /** The last one of the page before. */
  readonly cursor?: OrganisationId | undefined;
  readonly limit: number;
}

export interface SchoolFigure {
  readonly id: OrganisationId;
  readonly name: string;
  readonly code: string | null;
  readonly done: boolean;
  /** Since when it has counted without interruption; null when it does not. */
  readonly since: Date | null;
  readonly apps: readonly FiledApp[];
}

export interface FiledApp {
  readonly id: RegisterAppId;
  readonly name: string;
  readonly confirmed: boolean;
}

export interface SchoolPage {
  readonly asking: Asking;
  readonly schools: readonly SchoolFigure[];
  readonly next: OrganisationId | null;
}

/**
 * The schools behind a figure, a page at a time.
 * @throws Failure `not-found` when the authority is outside the actor's reach, as if it did not exist
 */
export async function schoolsOf(
  db: Reader,
  { actor }: Pick<Occasion, 'actor'>,
  asked: SchoolsAsked,
): Promise<SchoolPage> {
  return reading(db, async (tx) => {
    const found = await tx
      .selectFrom('organisation_periods')
      .select('id')
      .where('organisation_id', '=', asked.at)
      .where('effective_to', '=', sql<Date>`'infinity'`)
      .where('recorded_to', '=', sql<Date>`'infinity'`)
      .where(withinReach(actor, 'completion.drill-down', ORGANISATIONS))
      .executeTakeFirst();
    if (found === undefined) throw notFound();
    const asking = await getAsking(tx, asked.at, asked);
    const schools = await findSchools(tx, asking, asked);
    const page = schools.slice(0, asked.limit);
    const last = schools.length > page.length ? page.at(-1) : undefined;
    return { asking, schools: page, next: last?.id ?? null };
  });
}

/** One more than asked for, to know whether there are more. */
async function findSchools(tx: Reader, asking: Asking, asked: SchoolsAsked): Promise<SchoolFigure[]> {
  const { metric, asOf, knownAt, cursor = 0, limit } = asked;
  const [deadlines] = metric === 'on_time' ? await deadlinesOn(tx, [asOf], knownAt) : [];
  const counting = countingOf(deadlines);
  const { rows } = await sql<SchoolFigure>`
    SELECT school.organisation_id AS id, school.name, organisations.school_code AS code, counted.done,
      CASE WHEN counted.done THEN done.effective_from END AS since,
      ARRAY(${appsOf(asked)}) AS apps
    FROM organisation_periods AS school JOIN organisations ON organisations.id = school.organisation_id
    LEFT JOIN completion_periods AS done ON ${countsIn(metric)} AND ${holdsAt('done', asked)}
    ${counting.join}
    CROSS JOIN LATERAL (SELECT coalesce(${counting.isCounted}, false) AS done) AS counted
    WHERE ${onRoster(asking, 'region-schools', asked)} AND school.organisation_id > ${cursor}
      AND ${counting.isAsked} AND ${wanted(asking, asked)}
    ORDER BY school.organisation_id LIMIT ${limit + 1}`.execute(tx);
  return rows;
}

function wanted(asking: Asking, { done, direct }: SchoolsAsked): RawBuilder<SqlBool> {
  const conditions = [
    ...(done === undefined ? [] : [sql<SqlBool>`counted.done = ${done}`]),
    ...(direct === undefined ? [] : [sql<SqlBool>`(${rowOf(asking)} IS NULL) = ${direct}`]),
  ];
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
}

/** What a school has filed, named as the register names it; an app that is not published yet as its filing does. */
function appsOf(moment: Moment): RawBuilder<unknown> {
  return sql`
    SELECT jsonb_build_object('id', filed.app_id, 'name', coalesce(register_apps.name, cases.title, ''),
      'confirmed', EXISTS (SELECT FROM completion_periods AS confirmed
        WHERE confirmed.organisation_id = filed.organisation_id AND confirmed.metric = 'confirmed'
          AND confirmed.app_id = filed.app_id AND ${holdsAt('confirmed', moment)}))
    FROM completion_periods AS filed LEFT JOIN register_apps ON register_apps.id = filed.app_id
      LEFT JOIN cases ON cases.id = filed.case_id
    WHERE filed.organisation_id = school.organisation_id AND filed.metric = 'filed' AND filed.app_id IS NOT NULL
      AND ${holdsAt('filed', moment)}
    ORDER BY filed.app_id`;
}
