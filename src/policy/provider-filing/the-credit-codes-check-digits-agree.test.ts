import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theCreditCodesCheckDigitsAgree as rule } from './the-credit-codes-check-digits-agree.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'it agrees',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350100M000100Y43' } } }),
    }),
    [],
  ],
  [
    'it does not',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '91350211M0000XUF46' } } }),
    }),
    ['unit.proof.number'],
  ],
  [
    'a wrong form is for another rule to say',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'credit-code', number: '9135' } } }),
    }),
    [],
  ],
  [
    'a business licence that carries a credit code',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { proof: { kind: 'business-licence', number: '91350211M0000XUF46' } },
      }),
    }),
    ['unit.proof.number'],
  ],
  [
    'one of 18 characters that is no credit code',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { proof: { kind: 'business-licence', number: '41010000000000000I' } },
      }),
    }),
    ['unit.proof.number'],
  ],
  [
    'an old licence of 15 digits',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'business-licence', number: '410100000000000' } } }),
    }),
    [],
  ],
  [
    'an organisation code has none',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12345678-X' } } }),
    }),
    [],
  ],
  [
    'the developer as well',
    providerFilingFacts({
      form: aProviderFilingForm({
        developerIsUnit: false,
        developer: { proof: { kind: 'credit-code', number: '91350100M0001TGQXM' } },
      }),
    }),
    ['developer.proof.number'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: some genuine codes fail', () => {
  expect(rule.severity).toBe('warning');
});
