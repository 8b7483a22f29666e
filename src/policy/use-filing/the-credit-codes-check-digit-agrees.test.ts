import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { theCreditCodesCheckDigitAgrees } from './the-credit-codes-check-digit-agrees.ts';

test.each<[string, Parameters<typeof theCreditCodesCheckDigitAgrees.check>[0], string[]]>([
  ['it agrees', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'it does not',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350211M0000XUF46' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a wrong form is for another rule to say',
    useFilingFacts({ form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '9135' } } }) }),
    [],
  ],
  [
    'an organisation code has none',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12345678-X' } } }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theCreditCodesCheckDigitAgrees, facts)).toEqual(fields);
});

test('only warns: some genuine codes fail', () => {
  expect(theCreditCodesCheckDigitAgrees.severity).toBe('warning');
});
