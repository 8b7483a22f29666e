import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { theScenesAreOnTheList } from './the-scenes-are-on-the-list.ts';

test.each<[string, Parameters<typeof theScenesAreOnTheList.check>[0], string[]]>([
  ['on the list', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'one of two is not',
    useFilingFacts({ form: aUseFilingForm({ scenes: ['homework', 'gaming'] }) }),
    ['scenes'],
  ],
  ['the list of that day had no scenes yet', useFilingFacts({ scenes: [] }), ['scenes']],
  [
    'a scene that was retired',
    useFilingFacts({ scenes: [{ code: 'homework', label: '作业', retired: true }] }),
    ['scenes'],
  ],
  ['none chosen is for another rule to say', useFilingFacts({ form: aUseFilingForm({ scenes: [] }) }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theScenesAreOnTheList, facts)).toEqual(fields);
});
