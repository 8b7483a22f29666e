import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { useStopFacts } from '../../../test/builders/use-filing.ts';
import { aStopIsFiledWithinTenWorkingDays } from './a-stop-is-filed-within-ten-working-days.ts';

test.each<[string, Parameters<typeof aStopIsFiledWithinTenWorkingDays.check>[0], string[]]>([
  ['the tenth working day', useStopFacts({ workingDaysSinceStop: 10 }), []],
  ['the eleventh', useStopFacts({ workingDaysSinceStop: 11 }), ['stoppedOn']],
  ['unknown', useStopFacts({ workingDaysSinceStop: 'unknown' }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aStopIsFiledWithinTenWorkingDays, facts)).toEqual(fields);
});
