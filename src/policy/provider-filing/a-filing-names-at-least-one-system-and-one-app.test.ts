import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aFilingNamesAtLeastOneSystemAndOneApp as rule } from './a-filing-names-at-least-one-system-and-one-app.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['one of each', providerFilingFacts(), []],
  ['neither', providerFilingFacts({ form: {} }), ['systems', 'apps']],
  [
    'empty lists',
    providerFilingFacts({ form: aProviderFilingForm({ systems: [], apps: [] }) }),
    ['systems', 'apps'],
  ],
  ['no app', providerFilingFacts({ form: aProviderFilingForm({ apps: [] }) }), ['apps']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
