import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { declarationFacts } from '../../../test/builders/use-filing.ts';
import { aDeclarationOfNoUseIsMadeOnce } from './a-declaration-of-no-use-is-made-once.ts';

test.each<[string, Parameters<typeof aDeclarationOfNoUseIsMadeOnce.check>[0], string[]]>([
  ['the first', declarationFacts(), []],
  ['one in force', declarationFacts({ existing: 'declaration' }), ['(whole form)']],
  ['one under way', declarationFacts({ existing: 'filing' }), ['(whole form)']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aDeclarationOfNoUseIsMadeOnce, facts)).toEqual(fields);
});
