import type { z } from 'zod';
import { areaName } from '../../../policy/completion/area-name.ts';
import { type MetricId, metrics, type Roster, rosters } from '../../../policy/completion/metrics.ts';
import { institutionTableTitle, regionTableTitle } from '../../../policy/completion/titles.ts';
import type { Asking } from './asking.ts';
import type { RegionTable } from './completion-by.ts';
import type { InstitutionTable } from './institutions.ts';
import type { institutionTable, regionTable, schoolPage, trendTable } from './schema.ts';
import type { SchoolPage, SchoolsAsked } from './schools.ts';
import type { Trend, TrendAsked } from './trend.ts';
import { statusOf } from './workbooks.ts';

/** A published figure carries its metric, its roster, what it leaves out, and when it was known. */
export function regionView(
  { asked, asking, rows, total }: RegionTable,
  banner: string | null,
): z.input<typeof regionTable> {
  return {
    metric: asked.metric,
    asOf: asked.asOf,
    knownAt: asked.knownAt.toISOString(),
    rows: [...rows],
    total,
    title: regionTableTitle(asking, asked.metric),
    ...definitionOf(asking, asked),
    banner,
  };
}

export function institutionView(
  { asked, asking, rows, totals }: InstitutionTable,
  banner: string | null,
): z.input<typeof institutionTable> {
  return {
    asOf: asked.asOf,
    knownAt: asked.knownAt.toISOString(),
    rows: rows.map(({ name, started, appsFiled }) => ({ name, status: statusOf(started), appsFiled })),
    totals,
    title: institutionTableTitle(asking),
    ...definitionOf(asking, { metric: 'started', roster: 'provincial-institutions' }),
    banner,
  };
}

export function trendView(
  asked: TrendAsked,
  { asking, points }: Trend,
  banner: string | null,
): z.input<typeof trendTable> {
  return {
    metric: asked.metric,
    knownAt: asked.knownAt.toISOString(),
    points: [...points],
    title: `${areaName(asking.name)}教育 APP 使用者备案${metrics[asked.metric].subject}变化`,
    ...definitionOf(asking, asked),
    banner,
  };
}

export function schoolsView(
  asked: SchoolsAsked,
  { asking, schools, next }: SchoolPage,
): z.input<typeof schoolPage> {
  return {
    metric: asked.metric,
    asOf: asked.asOf,
    knownAt: asked.knownAt.toISOString(),
    at: { id: asking.id, name: areaName(asking.name) },
    items: schools.map(({ since, apps, ...school }) => ({
      ...school,
      since: since?.toISOString() ?? null,
      apps: [...apps],
    })),
    next: next === null ? null : String(next),
  };
}

function definitionOf(asking: Asking, { metric, roster }: { metric: MetricId; roster: Roster }) {
  const { counts, exclusions } = metrics[metric];
  return {
    at: { id: asking.id, name: areaName(asking.name) },
    roster: rosters[roster],
    counts,
    exclusions,
  };
}
