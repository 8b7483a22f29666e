import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { anAmendmentNamesTheDayOfTheChange } from './an-amendment-names-the-day-of-the-change.ts';

test.each<[string, Parameters<typeof anAmendmentNamesTheDayOfTheChange.check>[0], string[]]>([
  ['a first filing', useFilingFacts(), []],
  ['without a day', useFilingFacts({ purpose: 'amendment' }), ['changedOn']],
  [
    'changed on the day of submission',
    useFilingFacts({ purpose: 'amendment', form: aUseFilingForm({ changedOn: legalDay('2020-06-01') }) }),
    [],
  ],
  [
    'changed the day after',
    useFilingFacts({ purpose: 'amendment', form: aUseFilingForm({ changedOn: legalDay('2020-06-02') }) }),
    ['changedOn'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(anAmendmentNamesTheDayOfTheChange, facts)).toEqual(fields);
});
