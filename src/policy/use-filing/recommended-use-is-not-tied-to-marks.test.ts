import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { recommendedUseIsNotTiedToMarks } from './recommended-use-is-not-tied-to-marks.ts';

test.each<[string, Parameters<typeof recommendedUseIsNotTiedToMarks.check>[0], string[]]>([
  ['not tied', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'tied to credits, marks or awards',
    useFilingFacts({ form: aUseFilingForm({ tiedToMarks: true }) }),
    ['tiedToMarks'],
  ],
  ['required', useFilingFacts({ form: aRequiredUseForm({ tiedToMarks: true }) }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(recommendedUseIsNotTiedToMarks, facts)).toEqual(fields);
});
