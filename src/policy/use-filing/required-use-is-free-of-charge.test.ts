import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { requiredUseIsFreeOfCharge } from './required-use-is-free-of-charge.ts';

test.each<[string, Parameters<typeof requiredUseIsFreeOfCharge.check>[0], string[]]>([
  ['free', useFilingFacts({ form: aRequiredUseForm() }), []],
  ['a fee', useFilingFacts({ form: aRequiredUseForm({ charges: true }) }), ['charges']],
  [
    'a disguised fee',
    useFilingFacts({ form: aRequiredUseForm({ disguisedCharges: true }) }),
    ['disguisedCharges'],
  ],
  [
    'both, at once',
    useFilingFacts({ form: aRequiredUseForm({ charges: true, disguisedCharges: true }) }),
    ['charges', 'disguisedCharges'],
  ],
  ['a recommended app may charge', useFilingFacts({ form: aUseFilingForm({ charges: true }) }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(requiredUseIsFreeOfCharge, facts)).toEqual(fields);
});
