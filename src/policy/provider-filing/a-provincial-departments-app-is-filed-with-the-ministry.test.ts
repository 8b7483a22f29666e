import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aProvincialDepartmentsAppIsFiledWithTheMinistry as rule } from './a-provincial-departments-app-is-filed-with-the-ministry.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'with the Ministry',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'province', name: '示例单位', creditCode: null },
      authority: { level: 'ministry', areaPrefix: null },
    }),
    [],
  ],
  [
    'with itself',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'province', name: '示例单位', creditCode: null },
    }),
    ['(whole form)'],
  ],
  [
    'a city bureau files with the province',
    providerFilingFacts({
      provider: { kind: 'authority', level: 'city', name: '示例单位', creditCode: null },
    }),
    [],
  ],
  [
    'a company is not bound',
    providerFilingFacts({ provider: { kind: 'provider', level: null, name: '示例单位', creditCode: null } }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
