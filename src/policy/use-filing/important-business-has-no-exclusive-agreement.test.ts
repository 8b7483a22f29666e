import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { importantBusinessHasNoExclusiveAgreement } from './important-business-has-no-exclusive-agreement.ts';

test.each<[string, Parameters<typeof importantBusinessHasNoExclusiveAgreement.check>[0], string[]]>([
  ['no important business', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'no exclusive agreement',
    useFilingFacts({ form: aUseFilingForm({ importantBusiness: ['admission'], exclusive: false }) }),
    [],
  ],
  [
    'an exclusive agreement',
    useFilingFacts({ form: aUseFilingForm({ importantBusiness: ['score-query'], exclusive: true }) }),
    ['exclusive'],
  ],
  [
    'not answered',
    useFilingFacts({ form: aUseFilingForm({ importantBusiness: ['exam-registration'] }) }),
    ['exclusive'],
  ],
  [
    'an exclusive agreement on something else',
    useFilingFacts({ form: aUseFilingForm({ exclusive: true, importantBusiness: [] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(importantBusinessHasNoExclusiveAgreement, facts)).toEqual(fields);
});
