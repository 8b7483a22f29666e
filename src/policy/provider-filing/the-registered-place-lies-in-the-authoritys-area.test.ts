import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theRegisteredPlaceLiesInTheAuthoritysArea as rule } from './the-registered-place-lies-in-the-authoritys-area.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'inside',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { registeredPlace: { region: '410102' } } }) }),
    [],
  ],
  [
    'in another province',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { registeredPlace: { region: '110108' } } }) }),
    ['unit.registeredPlace.region'],
  ],
  [
    'no region code',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { registeredPlace: { region: '郑州市' } } }) }),
    ['unit.registeredPlace.region'],
  ],
  [
    'five digits',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { registeredPlace: { region: '41010' } } }) }),
    ['unit.registeredPlace.region'],
  ],
  [
    'anywhere will do for the Ministry',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { registeredPlace: { region: '110108' } } }),
      authority: { level: 'ministry', areaPrefix: null },
    }),
    [],
  ],
  ['not entered is for another rule to say', providerFilingFacts({ form: {} }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: domicile and registered place may differ', () => {
  expect(rule.severity).toBe('warning');
});
