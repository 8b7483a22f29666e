import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { declarationFacts } from '../../../test/builders/use-filing.ts';
import { aDeclarationOfNoUseIsExplicit } from './a-declaration-of-no-use-is-explicit.ts';

test.each<[string, Parameters<typeof aDeclarationOfNoUseIsExplicit.check>[0], string[]]>([
  ['declared', declarationFacts(), []],
  ['not ticked', declarationFacts({ form: {} }), ['noAppUsed']],
  ['denied', declarationFacts({ form: { noAppUsed: false } }), ['noAppUsed']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aDeclarationOfNoUseIsExplicit, facts)).toEqual(fields);
});
