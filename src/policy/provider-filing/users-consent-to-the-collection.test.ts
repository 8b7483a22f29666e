import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { usersConsentToTheCollection as rule } from './users-consent-to-the-collection.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nothing collected', providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: false }) }), []],
  [
    'in words',
    providerFilingFacts({
      form: aFormWithApp({ collectsPersonalData: true, consent: { text: '首次启动时逐项征得同意' } }),
    }),
    [],
  ],
  [
    'as a file',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true, consent: { file: fileId(9) } }) }),
    [],
  ],
  [
    'not said how',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true, consent: {} }) }),
    ['apps.a1.consent'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
