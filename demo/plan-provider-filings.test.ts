import { describe, expect, test } from 'vitest';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { aWorkingCalendar } from '../test/builders/working-calendar.ts';
import { demonstrationApps } from './apps.ts';
import { demonstrationPlan } from './plan.ts';
import { type PlannedProviderFiling, providerFilingPlan, providersOf } from './plan-provider-filings.ts';
import { registerChanges } from './register-changes.ts';

const calendar = aWorkingCalendar();
const isWorkingDay = (day: LegalDay) => calendar.isWorkingDay(day) === true;
const apps = demonstrationApps(isWorkingDay);
const UNTIL = legalDay('2026-11-20');
const plan = providerFilingPlan(apps, UNTIL, isWorkingDay);
const lastStep = ({ steps }: PlannedProviderFiling) => steps.at(-1);

test('every app that is filed here is approved on the day on which it counts as filed, in a first filing', () => {
  const approved = new Map(
    plan
      .filter(({ key }) => key.startsWith('first-'))
      .flatMap((filing) => filing.apps.map(({ key }) => [key, filing])),
  );
  const filedHere = apps.filter(({ origin }) => origin === 'provider-filing');
  expect(approved.size).toBe(filedHere.length);
  for (const { key, filedOn } of filedHere) {
    const filing = approved.get(key);
    expect(filing && lastStep(filing)).toEqual({ day: filedOn, kind: 'approve' });
  }
});

test('nobody works on a day off or after the last day, and one thing comes after the other', () => {
  for (const { steps } of plan) {
    const days = steps.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(days.filter((day) => !isWorkingDay(day) || day > UNTIL)).toEqual([]);
  }
});

test('providers are companies of the demonstration, whose names say so', () => {
  const providers = providersOf(apps);
  const codes = new Set(providers.map(({ creditCode }) => creditCode));
  expect(codes.size).toBe(providers.length);
  expect(plan.filter(({ provider }) => !codes.has(provider.creditCode))).toEqual([]);
  expect(providers.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
});

describe('life as it is', () => {
  const kindsOf = ({ steps }: PlannedProviderFiling) => steps.map(({ kind }) => kind).join(' ');
  const count = (condition: (filing: PlannedProviderFiling) => boolean) => plan.filter(condition).length;

  test.each([
    ['returned once, supplemented and approved', 'submit return resubmit approve', 11],
    ['never supplemented', 'submit return abandon', 2],
    ['split: the rest approved', 'submit split-off approve', 1],
    ['split off, supplemented and approved', 'resubmit approve', 1],
    ['waiting for the supplement', 'submit return', 1],
    ['on the desk', 'submit', 4],
    ['being verified', 'submit verify', 2],
  ])('%s', (_what, kinds, expected) => {
    expect(count((filing) => kindsOf(filing) === kinds)).toBe(expected);
  });

  test('some amend, one of them until today; none of another province', () => {
    const amended = plan.filter(({ amendment }) => amendment);
    expect(amended.length).toBeGreaterThan(5);
    expect(amended.filter((filing) => kindsOf(filing) === 'submit')).toHaveLength(1);
    expect(new Set(amended.map((filing) => filing.apps.length))).toEqual(new Set([1]));
  });

  test('what was filed before the end of the buffer without ICP and MLPS filing has them by then', () => {
    const without = plan.filter(({ beforeIcpAndMlps }) => beforeIcpAndMlps).flatMap((filing) => filing.apps);
    expect(without.length).toBeGreaterThan(0);
    const added = plan.filter(({ key }) => key.startsWith('proofs-'));
    expect(added.map((filing) => filing.apps[0]?.key)).toEqual(without.map(({ key }) => key));
    expect(added.filter((filing) => (lastStep(filing)?.day ?? '') > '2020-02-01')).toEqual([]);
  });
});

test('whose filing is suspended or revoked was filed here, and is in no filing of a school from then on', () => {
  const byKey = new Map(apps.map((app) => [app.key, app]));
  const used = demonstrationPlan(isWorkingDay);
  for (const { app, day } of registerChanges) {
    expect(byKey.get(app)?.origin).toBe('provider-filing');
    expect(day > '2020-08-17').toBe(true);
    const days = used
      .filter((filing) => filing.app === app)
      .map(({ submittedOn, returnedOn, resubmittedOn, confirmedOn }) =>
        [submittedOn, returnedOn, resubmittedOn, confirmedOn]
          .filter((one) => one !== null)
          .toSorted()
          .at(-1),
      );
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter((last) => last === undefined || last >= day)).toEqual([]);
  }
});

test('is the same every time', () => {
  expect(providerFilingPlan(apps, UNTIL, isWorkingDay)).toEqual(plan);
});
