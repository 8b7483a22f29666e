import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { registerAppId, useStopFacts } from '../../../test/builders/use-filing.ts';
import { aReplacementHasACompletedFiling } from './a-replacement-has-a-completed-filing.ts';

function replaced(replacement: 'filed' | 'suspended' | undefined) {
  return useStopFacts({ form: { reason: 'replaced', replacedBy: registerAppId(2) }, replacement });
}

test.each<[string, Parameters<typeof aReplacementHasACompletedFiling.check>[0], string[]]>([
  ['nothing instead', useStopFacts(), []],
  ['replaced by a filed app', replaced('filed'), []],
  ['replaced by a suspended one', replaced('suspended'), ['replacedBy']],
  ['replaced by one that is not in the register', replaced(undefined), ['replacedBy']],
  ['replaced, by which is not said', useStopFacts({ form: { reason: 'replaced' } }), ['replacedBy']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aReplacementHasACompletedFiling, facts)).toEqual(fields);
});
