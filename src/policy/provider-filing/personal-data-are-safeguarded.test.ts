import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { personalDataAreSafeguarded as rule } from './personal-data-are-safeguarded.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nothing collected', providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: false }) }), []],
  [
    'safeguarded',
    providerFilingFacts({
      form: aFormWithApp({ collectsPersonalData: true, dataSafeguards: { file: fileId(9) } }),
    }),
    [],
  ],
  [
    'not said how',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true }) }),
    ['apps.a1.dataSafeguards'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
