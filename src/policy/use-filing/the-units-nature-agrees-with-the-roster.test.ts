import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { theUnitsNatureAgreesWithTheRoster } from './the-units-nature-agrees-with-the-roster.ts';

test.each<[string, Parameters<typeof theUnitsNatureAgreesWithTheRoster.check>[0], string[]]>([
  ['a school is a school', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'a bureau that files as a school',
    useFilingFacts({ unit: { kind: 'authority', stages: [], hasCreditCode: true } }),
    ['unit.nature'],
  ],
  ['not filled in is for another rule to say', useFilingFacts({ form: aUseFilingForm({ unit: {} }) }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theUnitsNatureAgreesWithTheRoster, facts)).toEqual(fields);
});
