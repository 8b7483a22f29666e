import type { AppChoice } from './app-choice.ts';
import { SchoolPlan } from './plan-filings.ts';
import type { FilingDraft } from './planned-filing.ts';
import { type PublishedInstitution, publishedInstitutions } from './published.ts';
import type { DemoSchool } from './schools.ts';
import { Seeded } from './seeded.ts';
import type { FilingDays, Timetable } from './timetable.ts';

/** By the cut every institution has submitted as many apps as were published; those that had begun with none declared so. */
export function planInstitutions(
  institutions: readonly DemoSchool[],
  apps: AppChoice,
  timetable: Timetable,
): FilingDraft[] {
  const published = new Map(publishedInstitutions().map((row) => [row.name, row]));
  return institutions.flatMap((institution) => {
    const row = published.get(institution.name);
    if (!row) throw new Error(`not in the published table: ${institution.name}`);
    const plan = new SchoolPlan(institution, apps, new Seeded('plan', institution.code));
    if (row.started) planStarted(plan, timetable, row);
    else planNotStarted(plan, timetable);
    return plan.drafts;
  });
}

/** One filing in twelve still waits at the cut: it counts as filed. A declaration may wait, too. */
function planStarted(plan: SchoolPlan, timetable: Timetable, { appsFiled }: PublishedInstitution): void {
  const { random } = plan;
  const daysOf = () =>
    random.chance(1 / 12)
      ? timetable.pendingAtTheCut(random)
      : timetable.confirmedOn(random, timetable.beforeTheCut(random));
  if (appsFiled === 0) {
    plan.declare(daysOf());
    return;
  }
  for (let left = appsFiled; left > 0; left -= 1) plan.fileApp(daysOf());
  if (random.chance(0.4)) planMore(plan, timetable, random.integer(1, 3));
}

function planNotStarted(plan: SchoolPlan, timetable: Timetable): void {
  const { random } = plan;
  if (random.chance(0.92)) planMore(plan, timetable, random.integer(1, 6));
}

function planMore(plan: SchoolPlan, timetable: Timetable, count: number): void {
  const { random } = plan;
  for (let left = count; left > 0; left -= 1) {
    plan.fileApp(random.chance(0.7) ? soonAfterTheCut(plan, timetable) : timetable.late(random));
  }
}

/** What is confirmed soon after the cut must not have been submitted before it: that would count there. */
function soonAfterTheCut({ random }: SchoolPlan, timetable: Timetable): FilingDays {
  return timetable.confirmedOn(random, Math.max(timetable.afterTheCut(random), timetable.cut + 3));
}
