import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { aWorkingCalendar } from '../../../test/builders/working-calendar.ts';
import { workingDaysBetween } from '../calendar/working-calendar.ts';
import { legalDay } from '../legal-day.ts';
import { aChangeIsFiledWithinTenWorkingDays as rule } from './a-change-is-filed-within-ten-working-days.ts';

const calendar = aWorkingCalendar();

function amendment(changed: string, submitted: string) {
  const [changedOn, submittedOn] = [legalDay(changed), legalDay(submitted)];
  return amendmentFacts({
    form: aProviderFilingForm({ changedOn }),
    submittedOn,
    workingDaysSinceChange: workingDaysBetween(calendar, changedOn, submittedOn),
  });
}

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['the tenth working day', amendment('2020-01-17', '2020-02-07'), []],
  ['the Saturday after it', amendment('2020-01-17', '2020-02-08'), []],
  ['the eleventh working day', amendment('2020-01-17', '2020-02-10'), ['changedOn']],
  ['over a leap day', amendment('2020-02-17', '2020-03-02'), []],
  ['where the calendar lacks the year nobody is late', amendment('2026-12-01', '2027-03-01'), []],
  ['a first filing has no limit', providerFilingFacts({ workingDaysSinceChange: 99 }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: a late change is taken all the same', () => {
  expect(rule.severity).toBe('warning');
});
