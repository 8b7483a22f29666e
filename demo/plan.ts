import type { LegalDay } from '../src/policy/legal-day.ts';
import { AppChoice } from './app-choice.ts';
import { demonstrationApps } from './apps.ts';
import { planInstitutions } from './plan-institutions.ts';
import { planSchools } from './plan-schools.ts';
import type { PlannedFiling } from './planned-filing.ts';
import { demonstrationInstitutions, demonstrationSchools } from './schools.ts';
import { Timetable } from './timetable.ts';
import type { IsWorkingDay } from './work-days.ts';

/**
 * Who files what when. At the end of 2020-08-17 the schools with a confirmed filing or declaration and the institutions'
 * apps are those that the province published; before there are fewer, afterwards more. The same every time.
 */
export function demonstrationPlan(isWorkingDay: IsWorkingDay): PlannedFiling[] {
  const timetable = new Timetable(isWorkingDay);
  const apps = new AppChoice(demonstrationApps(isWorkingDay));
  const drafts = [
    ...planSchools(demonstrationSchools(), apps, timetable),
    ...planInstitutions(demonstrationInstitutions(), apps, timetable),
  ];
  return drafts.map((draft, index) => {
    const isRequired = draft.nature === 'required';
    return { ...draft, key: index + 1, minutes: isRequired, agreement: isRequired };
  });
}

/** What happens on one day, in this order: a filing may be submitted and confirmed, or resubmitted and confirmed, on it. */
export interface PlannedDay {
  readonly day: LegalDay;
  readonly submit: readonly PlannedFiling[];
  readonly return: readonly PlannedFiling[];
  readonly resubmit: readonly PlannedFiling[];
  readonly confirm: readonly PlannedFiling[];
}

/** The plan day by day until and with the given day; days on which nothing happens are left out. */
export function plannedDays(plan: readonly PlannedFiling[], until: LegalDay): PlannedDay[] {
  const submit = Map.groupBy(plan, ({ submittedOn }) => submittedOn);
  const returned = Map.groupBy(plan, ({ returnedOn }) => returnedOn);
  const resubmit = Map.groupBy(plan, ({ resubmittedOn }) => resubmittedOn);
  const confirm = Map.groupBy(plan, ({ confirmedOn }) => confirmedOn);
  const days = new Set([...submit.keys(), ...returned.keys(), ...resubmit.keys(), ...confirm.keys()]);
  return [...days]
    .filter((day): day is LegalDay => day !== null && day <= until)
    .toSorted()
    .map((day) => ({
      day,
      submit: submit.get(day) ?? [],
      return: returned.get(day) ?? [],
      resubmit: resubmit.get(day) ?? [],
      confirm: confirm.get(day) ?? [],
    }));
}
