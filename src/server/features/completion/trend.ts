import { type RawBuilder, sql } from 'kysely';
import type { AuthorityLevel, Place } from '../../../policy/access/grants.ts';
import type { MetricId, Roster } from '../../../policy/completion/metrics.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { endOf, type LegalDay } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import { type Asking, getAsking } from './asking.ts';
import { type Figure, figureOf } from './completion-by.ts';
import { countingOf, countsIn } from './counted.ts';
import { type Deadlines, deadlinesKey, deadlinesOn } from './deadlines.ts';
import { isKnown } from './moment.ts';
import { reading } from './reading.ts';
import { everOnRoster } from './roster.ts';

export interface TrendAsked {
  readonly at?: OrganisationId | undefined;
  readonly metric: MetricId;
  readonly roster: Roster;
  readonly knownAt: Date;
  /** In any order. */
  readonly days: readonly LegalDay[];
}

export interface TrendPoint extends Figure {
  readonly asOf: LegalDay;
}

export interface Trend {
  readonly asking: Asking;
  readonly points: readonly TrendPoint[];
}

/**
 * The totals of many days in one pass: each school begins to count on one of them and stops on another, and only how
 * many do is read. Every point equals the total of {@link completionBy} of its day.
 */
export function trend(db: Reader, asked: TrendAsked): Promise<Trend> {
  return reading(db, async (tx) => {
    const days = [...new Set(asked.days)].toSorted();
    const asking = await getAsking(tx, asked.at, {
      asOf: days.at(-1) ?? ('9999-12-31' as LegalDay),
      ...asked,
    });
    const standings = await findStandings(tx, asking.id, asked.knownAt);
    const points: TrendPoint[] = [];
    for (const { days: part, deadlines } of await parts(tx, asked, days)) {
      points.push(...(await sweep(tx, { asked, standings, days: part, deadlines })));
    }
    return { asking, points };
  });
}

interface Part {
  readonly days: readonly LegalDay[];
  readonly deadlines: Deadlines | undefined;
}

/** Days on which the same deadlines hold, in one piece; all of them where no deadline matters. */
async function parts(
  tx: Reader,
  { metric, knownAt }: TrendAsked,
  days: readonly LegalDay[],
): Promise<Part[]> {
  if (metric !== 'on_time') return [{ days, deadlines: undefined }];
  const deadlines = await deadlinesOn(tx, days, knownAt);
  const found: { days: LegalDay[]; deadlines: Deadlines; key: string }[] = [];
  for (const [index, day] of days.entries()) {
    const inForce = deadlines[index];
    if (inForce === undefined) continue;
    const key = deadlinesKey(inForce);
    const last = found.at(-1);
    if (last?.key === key) last.days.push(day);
    else found.push({ days: [day], deadlines: inForce, key });
  }
  return found;
}

interface Sweep extends Part {
  readonly asked: TrendAsked;
  readonly standings: readonly Standing[];
}

/** From the day `first` on and before the day `until`, so many more count. */
interface Step {
  readonly counted: boolean;
  readonly first: number;
  readonly until: number;
  readonly schools: number;
}

async function sweep(tx: Reader, { asked, standings, days, deadlines }: Sweep): Promise<TrendPoint[]> {
  const ends = sql`${days.map(endOf)}::timestamptz[]`;
  const { join, isAsked, isCounted } = countingOf(deadlines);
  const span = (from: RawBuilder<Date>, to: RawBuilder<Date>) =>
    sql`width_bucket(${from}, ${ends}) AS first, width_bucket(${to}, ${ends}) AS until`;
  const schools = everOnRoster(standings, asked.roster, asked.knownAt);
  const { rows } = await sql<Step>`
    SELECT false AS counted, ${span(sql`school.effective_from`, sql`school.effective_to`)}, count(*) AS schools
    FROM organisation_periods AS school ${join} WHERE ${schools} AND ${isAsked} GROUP BY 2, 3
    UNION ALL
    SELECT true, ${span(
      sql`greatest(school.effective_from, done.effective_from)`,
      sql`least(school.effective_to, done.effective_to)`,
    )}, count(*)
    FROM organisation_periods AS school
    JOIN completion_periods AS done ON ${countsIn(asked.metric)} AND ${isKnown('done', asked.knownAt)}
    ${join} WHERE ${schools} AND ${isCounted} GROUP BY 2, 3`.execute(tx);
  const numerators = sums(
    rows.filter(({ counted }) => counted),
    days.length,
  );
  const denominators = sums(
    rows.filter(({ counted }) => !counted),
    days.length,
  );
  return days.map((asOf, index) => ({ asOf, ...figureOf(numerators[index] ?? 0, denominators[index] ?? 0) }));
}

/** How many count on each day. A period that begins and ends between two days counts on none. */
function sums(steps: readonly Step[], days: number): number[] {
  const changes = Array.from({ length: days + 1 }, () => 0);
  for (const { first, until, schools } of steps.filter((step) => step.first < step.until)) {
    changes[first] = (changes[first] ?? 0) + schools;
    changes[until] = (changes[until] ?? 0) - schools;
  }
  let running = 0;
  return changes.slice(0, days).map((change) => (running += change));
}

interface Standing {
  readonly id: OrganisationId;
  readonly place: Place;
}

interface StandingRow {
  readonly level: AuthorityLevel;
  readonly provinceId: OrganisationId | null;
  readonly regionId: OrganisationId | null;
  readonly countyId: OrganisationId | null;
}

/** Wherever in the tree the authority has stood, as known. */
async function findStandings(tx: Reader, id: OrganisationId, knownAt: Date): Promise<Standing[]> {
  const { rows } = await sql<StandingRow>`
    SELECT DISTINCT province_id AS "provinceId", region_id AS "regionId", county_id AS "countyId"
    FROM organisation_periods AS period WHERE organisation_id = ${id} AND ${isKnown('period', knownAt)}`.execute(
    tx,
  );
  return rows.map((place) => ({ id, place }));
}
