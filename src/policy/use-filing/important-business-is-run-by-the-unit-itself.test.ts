import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aSelfDevelopedForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { importantBusinessIsRunByTheUnitItself } from './important-business-is-run-by-the-unit-itself.ts';

test.each<[string, Parameters<typeof importantBusinessIsRunByTheUnitItself.check>[0], string[]]>([
  ['no important business', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'by a third party’s app',
    useFilingFacts({ form: aUseFilingForm({ importantBusiness: ['admission'] }) }),
    ['importantBusiness'],
  ],
  ['by its own app', useFilingFacts({ form: aSelfDevelopedForm({ importantBusiness: ['admission'] }) }), []],
  [
    'as the superior requires',
    useFilingFacts({
      form: aUseFilingForm({ importantBusiness: ['admission'], origin: 'required-by-superior' }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(importantBusinessIsRunByTheUnitItself, facts)).toEqual(fields);
});
