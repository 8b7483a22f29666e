import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { amendmentFacts, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { anEndedFilingIsNotAmended as rule } from './an-ended-filing-is-not-amended.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['filed', amendmentFacts({ amended: { name: '示例作业', status: 'filed' } }), []],
  [
    'suspended: what was rectified must be updated',
    amendmentFacts({ amended: { name: '示例作业', status: 'suspended' } }),
    [],
  ],
  ['revoked', amendmentFacts({ amended: { name: '示例作业', status: 'revoked' } }), ['(whole form)']],
  ['withdrawn', amendmentFacts({ amended: { name: '示例作业', status: 'withdrawn' } }), ['(whole form)']],
  ['nothing to amend', amendmentFacts({ amended: undefined }), ['(whole form)']],
  ['a first filing amends nothing', providerFilingFacts(), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
