import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theUnitIsTheRegisteredProvider as rule } from './the-unit-is-the-registered-provider.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['the same', providerFilingFacts(), []],
  [
    'another name',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { name: '另一公司' } }) }),
    ['unit.name'],
  ],
  [
    'another credit code',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { name: '示例教育科技有限公司', proof: { kind: 'credit-code', number: '9131000063159284XQ' } },
      }),
    }),
    ['unit.proof.number'],
  ],
  [
    'both',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { name: '另一公司', proof: { kind: 'credit-code', number: '9131000063159284XQ' } },
      }),
    }),
    ['unit.name', 'unit.proof.number'],
  ],
  [
    'a certificate with a number of its own',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { proof: { kind: 'business-licence', number: '410100000000000' } } }),
    }),
    [],
  ],
  [
    'no code is registered',
    providerFilingFacts({
      provider: { kind: 'provider' as const, level: null, name: '示例教育科技有限公司', creditCode: null },
    }),
    [],
  ],
  ['nothing entered is for another rule to say', providerFilingFacts({ form: {} }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns', () => {
  expect(rule.severity).toBe('warning');
});
