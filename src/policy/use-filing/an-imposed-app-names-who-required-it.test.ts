import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import type { OrganisationId } from '../ids.ts';
import { anImposedAppNamesWhoRequiredIt } from './an-imposed-app-names-who-required-it.ts';

test.each<[string, Parameters<typeof anImposedAppNamesWhoRequiredIt.check>[0], string[]]>([
  ['selected by the school itself', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'neither department nor document',
    useFilingFacts({ form: aUseFilingForm({ origin: 'required-by-superior' }) }),
    ['requiredBy', 'requiredByDocument'],
  ],
  [
    'a department outside the tree, by name',
    useFilingFacts({
      form: aUseFilingForm({
        origin: 'required-by-superior',
        requiredBy: { name: '某某局' },
        requiredByDocument: '某办〔2020〕1号',
      }),
    }),
    [],
  ],
  [
    'a department above',
    useFilingFacts({
      form: aUseFilingForm({
        origin: 'required-by-superior',
        requiredBy: { organisation: 3 as OrganisationId },
        requiredByDocument: '某办〔2020〕1号',
      }),
      requiredByIsAbove: true,
    }),
    [],
  ],
  [
    'a department that is not above',
    useFilingFacts({
      form: aUseFilingForm({
        origin: 'required-by-superior',
        requiredBy: { organisation: 3 as OrganisationId },
        requiredByDocument: '某办〔2020〕1号',
      }),
      requiredByIsAbove: false,
    }),
    ['requiredBy.organisation'],
  ],
  [
    'without the document',
    useFilingFacts({
      form: aUseFilingForm({ origin: 'required-by-superior', requiredBy: { name: '某某局' } }),
    }),
    ['requiredByDocument'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(anImposedAppNamesWhoRequiredIt, facts)).toEqual(fields);
});
