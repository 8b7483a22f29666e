import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theProofNumbersHaveTheirForm as rule } from './the-proof-numbers-have-their-form.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'a credit code',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350100M000100Y43' } } }),
    }),
    [],
  ],
  [
    'a credit code one short',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350100M000100Y4' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a letter that no code has',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350100MOOO100Y43' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a failed check digit is for another rule to say',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350211M0000XUF46' } } }),
    }),
    [],
  ],
  [
    'an organisation code',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12345678-X' } } }),
    }),
    [],
  ],
  [
    'a credit code chosen as organisation code',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { proof: { kind: 'organisation-code', number: '91350100M000100Y43' } },
      }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a business licence of the old kind has 15 digits',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'business-licence', number: '410100000000000' } } }),
    }),
    [],
  ],
  [
    'a certificate of an institution has no one form',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'public-institution', number: '事证第 1 号' } } }),
    }),
    [],
  ],
  [
    'nothing entered is for another rule to say',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code' } } }) }),
    [],
  ],
  [
    'the developer as well',
    providerFilingFacts({
      form: aProviderFilingForm({
        developerIsUnit: false,
        developer: { proof: { kind: 'credit-code', number: '123' } },
      }),
    }),
    ['developer.proof.number'],
  ],
  [
    'not if the unit developed it',
    providerFilingFacts({
      form: aProviderFilingForm({
        developerIsUnit: true,
        developer: { proof: { kind: 'credit-code', number: '123' } },
      }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
