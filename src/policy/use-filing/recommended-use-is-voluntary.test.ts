import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { recommendedUseIsVoluntary } from './recommended-use-is-voluntary.ts';

test.each<[string, Parameters<typeof recommendedUseIsVoluntary.check>[0], string[]]>([
  ['voluntary', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'tied to teaching or management',
    useFilingFacts({ form: aUseFilingForm({ tiedToTeaching: true }) }),
    ['tiedToTeaching'],
  ],
  [
    'a required use is bound up with teaching by its nature',
    useFilingFacts({ form: aRequiredUseForm({ tiedToTeaching: true }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(recommendedUseIsVoluntary, facts)).toEqual(fields);
});
