import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { theProofNumberHasItsForm } from './the-proof-number-has-its-form.ts';

test.each<[string, Parameters<typeof theProofNumberHasItsForm.check>[0], string[]]>([
  ['a credit code', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'a failed check digit is a warning of another rule',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350211M0000XUF46' } } }),
    }),
    [],
  ],
  [
    '17 characters',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '12441400456763110' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a full-width digit',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '１2441400456763110Y' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'lower case',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'credit-code', number: '12441400456763110y' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'an organisation code',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12345678-X' } } }),
    }),
    [],
  ],
  [
    'a credit code given as organisation code',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12441400456763110Y' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'not filled in is for another rule to say',
    useFilingFacts({ form: aUseFilingForm({ unit: { proof: { kind: 'credit-code' } } }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theProofNumberHasItsForm, facts)).toEqual(fields);
});
