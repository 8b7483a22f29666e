import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aWorkingCalendar } from '../../../test/builders/working-calendar.ts';
import { workingDaysBetween } from '../calendar/working-calendar.ts';
import { legalDay } from '../legal-day.ts';
import { aChangeIsFiledWithinTenWorkingDays } from './a-change-is-filed-within-ten-working-days.ts';

const calendar = aWorkingCalendar();

function amendment(changed: string, submitted: string) {
  const [changedOn, submittedOn] = [legalDay(changed), legalDay(submitted)];
  return useFilingFacts({
    purpose: 'amendment',
    form: aUseFilingForm({ changedOn }),
    submittedOn,
    workingDaysSinceChange: workingDaysBetween(calendar, changedOn, submittedOn),
  });
}

test.each<[string, Parameters<typeof aChangeIsFiledWithinTenWorkingDays.check>[0], string[]]>([
  ['the tenth working day', amendment('2020-01-17', '2020-02-07'), []],
  ['the Saturday after it', amendment('2020-01-17', '2020-02-08'), []],
  ['the eleventh working day', amendment('2020-01-17', '2020-02-10'), ['changedOn']],
  ['changed on the Sunday that was made up', amendment('2020-01-19', '2020-02-10'), []],
  ['over a leap day', amendment('2020-02-17', '2020-03-02'), []],
  ['where the calendar lacks the year nobody is late', amendment('2026-12-01', '2027-03-01'), []],
  ['a first filing has no limit', useFilingFacts({ workingDaysSinceChange: 99 }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aChangeIsFiledWithinTenWorkingDays, facts)).toEqual(fields);
});
