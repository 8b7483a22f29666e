import { type RawBuilder, sql } from 'kysely';
import { areaName } from '../../../policy/completion/area-name.ts';
import type { MetricId, Roster } from '../../../policy/completion/metrics.ts';
import { printRate } from '../../../policy/completion/rate.ts';
import { directSchoolsName } from '../../../policy/completion/titles.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { type Asking, getAsking } from './asking.ts';
import { countingOf, countsIn } from './counted.ts';
import { deadlinesOn } from './deadlines.ts';
import { holdsAt, type Moment } from './moment.ts';
import { reading } from './reading.ts';
import { isRoot, onRoster, rowOf } from './roster.ts';

export interface FigureAsked extends Moment {
  /** The authority that asks; by default the only province, or the root where there are several. */
  readonly at?: OrganisationId | undefined;
  readonly metric: MetricId;
  readonly roster: Roster;
}

/** Counts and the rate as printed. */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: string;
}

export interface RegionFigure extends Figure {
  readonly seq: number;
  readonly region: { readonly id: OrganisationId; readonly name: string };
}

export interface RegionTable {
  readonly asked: FigureAsked;
  readonly asking: Asking;
  readonly rows: readonly RegionFigure[];
  readonly total: Figure;
}

interface CountRow {
  /** Null: the schools that hang on the asking authority itself. */
  readonly id: OrganisationId | null;
  readonly name: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Completion by authority directly below the asking one, in display order, as of a day and as known at an instant. Names,
 * places and order are those of that day; every authority is listed, even with nobody to count.
 * @throws Failure `not-found` when no such authority was known
 */
export function completionBy(db: Reader, asked: FigureAsked): Promise<RegionTable> {
  return reading(db, async (tx) => {
    const asking = await getAsking(tx, asked.at, asked);
    return tableOf(asked, asking, await countByRegion(tx, asking, asked));
  });
}

function tableOf(asked: FigureAsked, asking: Asking, counts: readonly CountRow[]): RegionTable {
  const rows = counts.map(({ id, name, numerator, denominator }, index) => ({
    seq: index + 1,
    region:
      id === null
        ? { id: asking.id, name: directSchoolsName(asking.name) }
        : { id, name: areaName(name ?? '') },
    ...figureOf(numerator, denominator),
  }));
  return { asked, asking, rows, total: totalOf(rows) };
}

export function figureOf(numerator: number, denominator: number): Figure {
  return { numerator, denominator, rate: printRate(numerator, denominator) };
}

function totalOf(rows: readonly Figure[]): Figure {
  const sum = (key: 'numerator' | 'denominator') => rows.reduce((total, row) => total + row[key], 0);
  return figureOf(sum('numerator'), sum('denominator'));
}

async function countByRegion(db: Reader, asking: Asking, asked: FigureAsked): Promise<CountRow[]> {
  const { metric, roster, asOf, knownAt } = asked;
  const [deadlines] = metric === 'on_time' ? await deadlinesOn(db, [asOf], knownAt) : [];
  const { join, isAsked, isCounted } = countingOf(deadlines);
  const { rows } = await sql<CountRow>`
    WITH counted AS MATERIALIZED (
      SELECT ${rowOf(asking)} AS id, count(*) FILTER (WHERE ${isCounted}) AS numerator,
        count(*) FILTER (WHERE ${isAsked}) AS denominator
      FROM organisation_periods AS school
      LEFT JOIN completion_periods AS done ON ${countsIn(metric)} AND ${holdsAt('done', asked)}
      ${join} WHERE ${onRoster(asking, roster, asked)} GROUP BY 1)
    SELECT listed.id, listed.name, coalesce(counted.numerator, 0) AS numerator,
      coalesce(counted.denominator, 0) AS denominator
    FROM (${listed(asking, asked)}
      UNION ALL SELECT NULL, NULL, NULL FROM counted WHERE id IS NULL) AS listed(id, name, display_order)
    LEFT JOIN counted ON counted.id IS NOT DISTINCT FROM listed.id
    ORDER BY listed.display_order NULLS LAST, listed.id NULLS LAST`.execute(db);
  return rows;
}

/** The authorities directly below that were open then; institutions of a province hang on no other. */
function listed(asking: Asking, asked: FigureAsked): RawBuilder<unknown> {
  const none = asked.roster === 'provincial-institutions' && !isRoot(asking);
  return sql`SELECT below.organisation_id, below.name, below.display_order FROM organisation_periods AS below
    WHERE below.kind = 'authority' AND below.open AND below.parent_id = ${asking.id}
      AND ${holdsAt('below', asked)} ${none ? sql`AND false` : sql``}`;
}
