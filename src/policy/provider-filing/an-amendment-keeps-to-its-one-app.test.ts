import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aFiledApp,
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { anAmendmentKeepsToItsOneApp as rule } from './an-amendment-keeps-to-its-one-app.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'a first filing may have several',
    providerFilingFacts({ form: aProviderFilingForm({ apps: [aFiledApp(), aFiledApp({ key: 'a2' })] }) }),
    [],
  ],
  ['an amendment of one', amendmentFacts(), []],
  [
    'an amendment of two',
    amendmentFacts({ form: aProviderFilingForm({ apps: [aFiledApp(), aFiledApp({ key: 'a2' })] }) }),
    ['apps'],
  ],
  ['none is for another rule to say', amendmentFacts({ form: {} }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
