import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aSelfDevelopedForm,
  aUseFilingForm,
  registerAppId,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { anAppIsPickedOrSelfDeveloped } from './an-app-is-picked-or-self-developed.ts';

test.each<[string, Parameters<typeof anAppIsPickedOrSelfDeveloped.check>[0], string[]]>([
  ['picked from the register', useFilingFacts({ form: aUseFilingForm() }), []],
  ['self-developed', useFilingFacts({ form: aSelfDevelopedForm() }), []],
  ['nothing picked', useFilingFacts({ form: aUseFilingForm({ app: {} }) }), ['app.registerId']],
  [
    'no answer and nothing picked',
    useFilingFacts({ form: aUseFilingForm({ app: undefined, selfDevelopedSelfUsed: undefined }) }),
    ['app.registerId'],
  ],
  [
    'both',
    useFilingFacts({ form: { ...aSelfDevelopedForm(), app: { registerId: registerAppId(1) } } }),
    ['app.registerId'],
  ],
  [
    'both, in an amendment of a self-developed app that is in the register by now',
    useFilingFacts({
      purpose: 'amendment',
      form: { ...aSelfDevelopedForm(), app: { registerId: registerAppId(1) } },
    }),
    [],
  ],
  [
    'information on an own app, but not marked',
    useFilingFacts({ form: aUseFilingForm({ selfDeveloped: { app: { name: '校务通' } } }) }),
    ['selfDeveloped'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(anAppIsPickedOrSelfDeveloped, facts)).toEqual(fields);
});
