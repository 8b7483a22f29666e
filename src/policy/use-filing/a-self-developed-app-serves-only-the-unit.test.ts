import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aSelfDevelopedForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aSelfDevelopedAppServesOnlyTheUnit } from './a-self-developed-app-serves-only-the-unit.ts';

test.each<[string, Parameters<typeof aSelfDevelopedAppServesOnlyTheUnit.check>[0], string[]]>([
  ['all three conditions', useFilingFacts({ form: aSelfDevelopedForm() }), []],
  [
    'not developed by the unit',
    useFilingFacts({
      form: aSelfDevelopedForm({
        selfDeveloped: { ...aSelfDevelopedForm().selfDeveloped, developedByUnit: false },
      }),
    }),
    ['selfDeveloped.developedByUnit'],
  ],
  [
    'not for internal management',
    useFilingFacts({
      form: aSelfDevelopedForm({
        selfDeveloped: { ...aSelfDevelopedForm().selfDeveloped, internalManagement: false },
      }),
    }),
    ['selfDeveloped.internalManagement'],
  ],
  [
    'offered to others',
    useFilingFacts({
      form: aSelfDevelopedForm({
        selfDeveloped: { ...aSelfDevelopedForm().selfDeveloped, notOfferedToOthers: false },
      }),
    }),
    ['selfDeveloped.notOfferedToOthers'],
  ],
  [
    'a condition not answered is not met',
    useFilingFacts({
      form: aSelfDevelopedForm({
        selfDeveloped: { ...aSelfDevelopedForm().selfDeveloped, notOfferedToOthers: undefined },
      }),
    }),
    ['selfDeveloped.notOfferedToOthers'],
  ],
  [
    'everything missing, all at once',
    useFilingFacts({ form: aSelfDevelopedForm({ selfDeveloped: undefined }) }),
    ['selfDeveloped.developedByUnit', 'selfDeveloped.internalManagement', 'selfDeveloped.notOfferedToOthers'],
  ],
  [
    'said to be selected',
    useFilingFacts({ form: aSelfDevelopedForm({ origin: 'self-selected' }) }),
    ['origin'],
  ],
  ['not marked: the conditions are not asked for', useFilingFacts({ form: aUseFilingForm() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aSelfDevelopedAppServesOnlyTheUnit, facts)).toEqual(fields);
});
