import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aRegisteredApp,
  aSelfDevelopedForm,
  aUseFilingForm,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { thePickedAppIsInTheRegister } from './the-picked-app-is-in-the-register.ts';

test.each<[string, Parameters<typeof thePickedAppIsInTheRegister.check>[0], string[]]>([
  ['filed in the province', useFilingFacts({ form: aUseFilingForm() }), []],
  ['filed in another province', useFilingFacts({ app: aRegisteredApp({ origin: 'other-province' }) }), []],
  ['filed with the Ministry', useFilingFacts({ app: aRegisteredApp({ origin: 'ministry' }) }), []],
  [
    'a mini-program on a platform operator’s record',
    useFilingFacts({ app: aRegisteredApp({ origin: 'platform-operator', kind: 'mini-program' }) }),
    [],
  ],
  ['not in the register', useFilingFacts({ app: undefined }), ['app.registerId']],
  ['nothing picked is for another rule to say', useFilingFacts({ form: aUseFilingForm({ app: {} }) }), []],
  ['self-developed', useFilingFacts({ form: aSelfDevelopedForm() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(thePickedAppIsInTheRegister, facts)).toEqual(fields);
});
