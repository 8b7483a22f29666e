import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aRegisteredApp,
  aSelfDevelopedForm,
  aUseFilingForm,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { theKindOfAppIsInScope } from './the-kind-of-app-is-in-scope.ts';

test.each<[string, Parameters<typeof theKindOfAppIsInScope.check>[0], string[]]>([
  ['an app', useFilingFacts({ kindsInScope: ['app'] }), []],
  [
    'a mini-program where mini-programs are in scope',
    useFilingFacts({ app: aRegisteredApp({ kind: 'mini-program' }) }),
    [],
  ],
  [
    'a mini-program where they are not',
    useFilingFacts({ app: aRegisteredApp({ kind: 'mini-program' }), kindsInScope: ['app'] }),
    ['app.registerId'],
  ],
  [
    'a self-developed app out of scope',
    useFilingFacts({ form: aSelfDevelopedForm(), kindsInScope: ['mini-program'] }),
    ['selfDeveloped.app.kind'],
  ],
  ['nothing picked', useFilingFacts({ form: aUseFilingForm({ app: {} }), kindsInScope: [] }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theKindOfAppIsInScope, facts)).toEqual(fields);
});
