import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { anAnswerOfNoneStandsAlone as rule } from './an-answer-of-none-stands-alone.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['none of the functions', providerFilingFacts({ form: aFormWithApp({ features: ['none'] }) }), []],
  ['two functions', providerFilingFacts({ form: aFormWithApp({ features: ['forum', 'charges'] }) }), []],
  [
    'none and one',
    providerFilingFacts({ form: aFormWithApp({ features: ['none', 'charges'] }) }),
    ['apps.a1.features'],
  ],
  ['no permission', providerFilingFacts({ form: aFormWithApp({ permissions: ['none'] }) }), []],
  [
    'no permission and one',
    providerFilingFacts({ form: aFormWithApp({ permissions: ['camera', 'none'] }) }),
    ['apps.a1.permissions'],
  ],
  [
    'both at once',
    providerFilingFacts({
      form: aFormWithApp({ features: ['none', 'forum'], permissions: ['none', 'sms'] }),
    }),
    ['apps.a1.features', 'apps.a1.permissions'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
