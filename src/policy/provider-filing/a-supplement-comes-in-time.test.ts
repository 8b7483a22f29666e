import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aSupplementComesInTime as rule } from './a-supplement-comes-in-time.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'nothing was returned',
    providerFilingFacts({ supplementDueOn: undefined, submittedOn: legalDay('2020-06-01') }),
    [],
  ],
  [
    'before the last day',
    providerFilingFacts({ supplementDueOn: legalDay('2020-02-21'), submittedOn: legalDay('2020-02-20') }),
    [],
  ],
  [
    'on the last day',
    providerFilingFacts({ supplementDueOn: legalDay('2020-02-21'), submittedOn: legalDay('2020-02-21') }),
    [],
  ],
  [
    'the day after it',
    providerFilingFacts({ supplementDueOn: legalDay('2020-02-21'), submittedOn: legalDay('2020-02-22') }),
    ['(whole form)'],
  ],
  [
    'over a leap day',
    providerFilingFacts({ supplementDueOn: legalDay('2020-02-28'), submittedOn: legalDay('2020-02-29') }),
    ['(whole form)'],
  ],
  [
    'while the calendar lacks the year nobody is late',
    providerFilingFacts({ supplementDueOn: null, submittedOn: legalDay('2027-12-31') }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('names the last day and says to file anew', () => {
  const facts = providerFilingFacts({
    supplementDueOn: legalDay('2020-02-21'),
    submittedOn: legalDay('2020-02-24'),
  });
  expect(findings(rule, facts)[0]).toMatchObject({
    message: expect.stringContaining('2020-02-21（含当日）'),
    remedy: expect.stringContaining('重新备案'),
  });
});
