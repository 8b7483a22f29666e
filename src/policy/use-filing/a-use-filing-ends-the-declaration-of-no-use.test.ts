import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aUseFilingEndsTheDeclarationOfNoUse } from './a-use-filing-ends-the-declaration-of-no-use.ts';

test.each<[string, Parameters<typeof aUseFilingEndsTheDeclarationOfNoUse.check>[0], string[]]>([
  ['no declaration', useFilingFacts(), []],
  ['one in force', useFilingFacts({ declarationInForce: true }), ['(whole form)']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aUseFilingEndsTheDeclarationOfNoUse, facts)).toEqual(fields);
});
