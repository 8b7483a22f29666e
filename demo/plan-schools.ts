import type { AppChoice } from './app-choice.ts';
import { regions } from './henan.ts';
import { SchoolPlan } from './plan-filings.ts';
import type { FilingDraft } from './planned-filing.ts';
import { publishedRegions } from './published.ts';
import type { DemoSchool } from './schools.ts';
import { Seeded } from './seeded.ts';
import type { FilingDays, Timetable } from './timetable.ts';

/** Exactly the published number of schools in each region is done by the cut, some others have begun. */
export function planSchools(
  schools: readonly DemoSchool[],
  apps: AppChoice,
  timetable: Timetable,
): FilingDraft[] {
  const completed = new Map(publishedRegions().map((row) => [row.region, row.completed]));
  const byRegion = Map.groupBy(schools, ({ region }) => region);
  return regions().flatMap(({ key, area }) => {
    const ranked = byDiligence(byRegion.get(key) ?? []);
    const done = completed.get(area) ?? 0;
    return ranked.flatMap((school, rank) => {
      const plan = new SchoolPlan(school, apps, new Seeded('plan', school.code));
      if (rank < done) planDone(plan, timetable);
      else planUndone(plan, timetable);
      return plan.drafts;
    });
  });
}

/** Some counties are quicker than others, and within a county some schools. */
function byDiligence(schools: readonly DemoSchool[]): DemoSchool[] {
  const counties = new Map<string, number>();
  const countyOf = (key: string) => {
    const known = counties.get(key) ?? new Seeded('diligence', key).next();
    counties.set(key, known);
    return known;
  };
  return schools
    .map((school) => ({
      school,
      rank: countyOf(school.parent) + new Seeded('diligence', school.code).next(),
    }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ school }) => school);
}

const DECLARING = 0.15;

function planDone(plan: SchoolPlan, timetable: Timetable): void {
  const { random } = plan;
  const first = timetable.beforeTheCut(random);
  if (random.chance(DECLARING)) {
    plan.declare(timetable.confirmedOn(random, first));
    return;
  }
  plan.fileApp(timetable.confirmedOn(random, first));
  for (let more = random.weighted([95, 4, 1]); more > 0; more -= 1) {
    const confirmed = Math.min(first + random.integer(0, 30), timetable.cut);
    plan.fileApp(timetable.confirmedOn(random, confirmed));
  }
  if (random.chance(0.01)) plan.fileApp(timetable.late(random));
  if (random.chance(0.004)) plan.fileApp(timetable.waitingNow(random));
}

/** In a hundred schools that were not done by the cut. */
const UNDONE = { pending: 4, returned: 2, soon: 10, late: 3, never: 81 } as const;

function planUndone(plan: SchoolPlan, timetable: Timetable): void {
  const { random } = plan;
  const kinds = Object.keys(UNDONE) as (keyof typeof UNDONE)[];
  const kind = kinds[random.weighted(Object.values(UNDONE))];
  if (kind === 'pending') plan.fileApp(timetable.pendingAtTheCut(random));
  else if (kind === 'returned') plan.fileApp(timetable.returnedAtTheCut(random, random.chance(0.8)));
  else if (kind === 'soon') {
    const confirmed = timetable.afterTheCut(random);
    planLater(plan, () => timetable.confirmedOn(random, confirmed));
  } else if (kind === 'late') planLater(plan, () => timetable.late(random));
  else if (random.chance(0.03)) plan.fileApp(timetable.waitingNow(random));
}

function planLater(plan: SchoolPlan, days: () => FilingDays): void {
  const { random } = plan;
  if (random.chance(DECLARING)) {
    plan.declare(days());
    return;
  }
  plan.fileApp(days());
  if (random.chance(0.05)) plan.fileApp(days());
}
