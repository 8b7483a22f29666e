import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aFilingGoesToTheProvincialDepartment as rule } from './a-filing-goes-to-the-provincial-department.ts';
import type { ProviderFilingFacts } from './facts.ts';

test.each<[string, ProviderFilingFacts, string[]]>([
  ['a company with the province', providerFilingFacts(), []],
  [
    'a company with a city',
    providerFilingFacts({ authority: { level: 'city', areaPrefix: '4101' } }),
    ['(whole form)'],
  ],
  [
    'a company with the Ministry',
    providerFilingFacts({ authority: { level: 'ministry', areaPrefix: null } }),
    ['(whole form)'],
  ],
  [
    'a school with the province',
    providerFilingFacts({ provider: { kind: 'school', level: null, name: '示例单位', creditCode: null } }),
    [],
  ],
  [
    'a city bureau with the province',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'city', name: '示例单位', creditCode: null },
    }),
    [],
  ],
  [
    'a city bureau with the Ministry',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'city', name: '示例单位', creditCode: null },
      authority: { level: 'ministry', areaPrefix: null },
    }),
    ['(whole form)'],
  ],
  [
    'a provincial department with the Ministry',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'province', name: '示例单位', creditCode: null },
      authority: { level: 'ministry', areaPrefix: null },
    }),
    [],
  ],
  [
    'a provincial department with a city',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'province', name: '示例单位', creditCode: null },
      authority: { level: 'city', areaPrefix: '4101' },
    }),
    ['(whole form)'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
