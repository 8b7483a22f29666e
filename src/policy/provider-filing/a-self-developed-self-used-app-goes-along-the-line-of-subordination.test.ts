import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { aSelfDevelopedSelfUsedAppGoesAlongTheLineOfSubordination as rule } from './a-self-developed-self-used-app-goes-along-the-line-of-subordination.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'a school that developed it itself',
    providerFilingFacts({ provider: { kind: 'school', level: null, name: '示例单位', creditCode: null } }),
    ['(whole form)'],
  ],
  [
    'a subordinate unit',
    providerFilingFacts({
      provider: { kind: 'subordinate-unit', level: null, name: '示例单位', creditCode: null },
    }),
    ['(whole form)'],
  ],
  [
    'a city bureau',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'city', name: '示例单位', creditCode: null },
    }),
    ['(whole form)'],
  ],
  [
    'somebody else developed it',
    providerFilingFacts({
      provider: { kind: 'school', level: null, name: '示例单位', creditCode: null },
      form: aProviderFilingForm({ developerIsUnit: false }),
    }),
    [],
  ],
  [
    'a change of what was filed this way',
    amendmentFacts({ provider: { kind: 'school', level: null, name: '示例单位', creditCode: null } }),
    [],
  ],
  ['a company', providerFilingFacts(), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: the form does not say whom the app serves', () => {
  expect(rule.severity).toBe('warning');
});
