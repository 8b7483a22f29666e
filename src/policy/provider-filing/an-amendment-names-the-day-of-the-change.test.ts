import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { legalDay } from '../legal-day.ts';
import { anAmendmentNamesTheDayOfTheChange as rule } from './an-amendment-names-the-day-of-the-change.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['a first filing has none', providerFilingFacts(), []],
  ['some days ago', amendmentFacts({ form: aProviderFilingForm({ changedOn: legalDay('2020-05-20') }) }), []],
  [
    'the day of submission',
    amendmentFacts({ form: aProviderFilingForm({ changedOn: legalDay('2020-06-01') }) }),
    [],
  ],
  [
    'the day after',
    amendmentFacts({ form: aProviderFilingForm({ changedOn: legalDay('2020-06-02') }) }),
    ['changedOn'],
  ],
  ['not named', amendmentFacts({ form: aProviderFilingForm() }), ['changedOn']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
