import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aCreditCodeComesFirst } from './a-credit-code-comes-first.ts';

test.each<[string, Parameters<typeof aCreditCodeComesFirst.check>[0], string[]]>([
  ['a credit code', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'an organisation code although the roster has a credit code',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'organisation-code', number: '12345678-X' } } }),
    }),
    ['unit.proof.kind'],
  ],
  [
    'an organisation code where there is none',
    useFilingFacts({
      form: aUseFilingForm({ unit: { proof: { kind: 'organisation-code' } } }),
      unit: { kind: 'school', stages: [], hasCreditCode: false },
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aCreditCodeComesFirst, facts)).toEqual(fields);
});
