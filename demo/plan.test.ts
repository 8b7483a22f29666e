import { describe, expect, test } from 'vitest';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { aWorkingCalendar } from '../test/builders/working-calendar.ts';
import { demonstrationApps } from './apps.ts';
import { regions } from './henan.ts';
import { demonstrationPlan, plannedDays } from './plan.ts';
import type { PlannedFiling } from './planned-filing.ts';
import { publishedInstitutions, publishedRegions } from './published.ts';
import { demonstrationInstitutions, demonstrationSchools } from './schools.ts';

const calendar = aWorkingCalendar();
const isWorkingDay = (day: LegalDay) => calendar.isWorkingDay(day) === true;
const apps = demonstrationApps(isWorkingDay);
const plan = demonstrationPlan(isWorkingDay);
const schools = new Map(demonstrationSchools().map((school) => [school.code, school]));
const areas = new Map(regions().map(({ key, area }) => [key, area]));
const CUT = legalDay('2020-08-17');

/** Schools with a confirmed filing or declaration by the end of the day, by region. */
function completedOn(day: string): Map<string, number> {
  const done = plan.filter(({ confirmedOn }) => confirmedOn !== null && confirmedOn <= day);
  const codes = new Set(done.map(({ organisation }) => organisation));
  const counts = new Map<string, number>();
  for (const code of codes) {
    const area = areas.get(schools.get(code)?.region ?? '');
    if (area !== undefined) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}

/** Whether it stands with the authority, or was confirmed, at the end of the day. */
function countsAsFiled({ submittedOn, returnedOn, resubmittedOn }: PlannedFiling, day: string): boolean {
  const isBack = returnedOn !== null && returnedOn <= day && (resubmittedOn === null || resubmittedOn > day);
  return submittedOn <= day && !isBack;
}

describe('as of 2020-08-17 the plan gives what was published', () => {
  test('region for region', () => {
    const completed = completedOn(CUT);
    for (const { region, completed: published } of publishedRegions()) {
      expect([region, completed.get(region) ?? 0]).toEqual([region, published]);
    }
    expect(sum(completed)).toBe(34_867);
  });

  test('institution for institution', () => {
    const byCode = Map.groupBy(
      plan.filter((filing) => countsAsFiled(filing, CUT)),
      ({ organisation }) => organisation,
    );
    const rows = demonstrationInstitutions().map(({ code, name }) => {
      const filings = byCode.get(code) ?? [];
      const filed = new Set(filings.flatMap(({ app }) => (app === null ? [] : [app])));
      return { name, started: filings.length > 0, appsFiled: filed.size };
    });
    expect(rows).toEqual(publishedInstitutions());
  });

  test('about one in seven of them by a declaration', () => {
    const declared = plan.filter(
      ({ app, organisation, confirmedOn }) =>
        app === null && schools.has(organisation) && confirmedOn !== null && confirmedOn <= CUT,
    );
    expect(declared.length / 34_867).toBeGreaterThan(0.13);
    expect(declared.length / 34_867).toBeLessThan(0.16);
  });
});

test('fewer before, more afterwards, nowhere more than all', () => {
  const dates = ['2020-01-31', '2020-06-30', '2020-08-17', '2020-12-31', '2021-06-30', '2026-10-30'];
  const totals = dates.map((day) => sum(completedOn(day)));
  expect(totals).toEqual(totals.toSorted((a, b) => a - b));
  expect(new Set(totals).size).toBe(totals.length);
  const today = completedOn('2026-10-30');
  for (const { region, schools: all } of publishedRegions()) {
    expect(today.get(region)).toBeLessThanOrEqual(all);
    expect(today.get(region)).toBeGreaterThan(0.15 * all);
  }
});

describe('filings', () => {
  test('about 44,000, no app twice at one school, no declaration beside an app', () => {
    expect(plan.length).toBeGreaterThan(42_000);
    expect(plan.length).toBeLessThan(46_000);
    const pairs = plan.map(({ organisation, app }) => `${organisation} ${app}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const declaring = new Set(plan.filter(({ app }) => app === null).map(({ organisation }) => organisation));
    expect(plan.filter(({ app, organisation }) => app !== null && declaring.has(organisation))).toEqual([]);
    expect(plan.map(({ key }) => key)).toEqual(plan.map((_, index) => index + 1));
  });

  test('the app was filed before, is for such a school, and is free of charges where it is required', () => {
    const byKey = new Map(apps.map((app) => [app.key, app]));
    const appOf = ({ app }: PlannedFiling) => (app === null ? undefined : byKey.get(app));
    expect(plan.filter((filing) => (appOf(filing)?.filedOn ?? '') >= filing.submittedOn)).toEqual([]);
    const required = plan.filter(({ nature }) => nature === 'required');
    expect(required.filter(({ minutes, agreement }) => !minutes || !agreement)).toEqual([]);
    const kinds = new Set(required.map(appOf));
    expect([...kinds].filter((app) => app?.charges || app?.advertisements || app?.games)).toEqual([]);
  });

  test('nobody works on a day off, and one thing comes after the other', () => {
    const days = new Set<LegalDay>();
    for (const filing of plan) {
      const { submittedOn, returnedOn, resubmittedOn, confirmedOn } = filing;
      const steps = [submittedOn, returnedOn, resubmittedOn, confirmedOn].filter((day) => day !== null);
      for (const day of steps) days.add(day);
      const isOrdered = steps.every((day, index) => index === 0 || (steps[index - 1] ?? day) <= day);
      const isReturned = returnedOn !== null;
      const isWhole = isReturned
        ? filing.reasons.length > 0 && returnedOn > submittedOn
        : resubmittedOn === null;
      const isConfirmedLast = confirmedOn === null || !isReturned || resubmittedOn !== null;
      if (!isOrdered || !isWhole || !isConfirmedLast) expect.fail(JSON.stringify(filing));
    }
    expect([...days].filter((day) => !isWorkingDay(day))).toEqual([]);
    expect([...days].toSorted()[0]).toBe('2020-01-06');
  });

  test('day by day, every step is there once', () => {
    const days = plannedDays(plan, legalDay('2020-08-17'));
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted());
    expect(days.at(-1)?.day).toBe('2020-08-17');
    const confirmed = days.flatMap(({ confirm }) => confirm);
    expect(confirmed).toHaveLength(
      plan.filter(({ confirmedOn }) => confirmedOn !== null && confirmedOn <= CUT).length,
    );
    expect(plannedDays(plan, legalDay('2026-12-31')).length).toBeLessThan(600);
  });

  test('are the same every time', () => {
    expect(JSON.stringify(demonstrationPlan(isWorkingDay)) === JSON.stringify(plan)).toBe(true);
  });
});
