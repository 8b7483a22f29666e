import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aBranchsAppIsFiledByTheHeadOffice as rule } from './a-branchs-app-is-filed-by-the-head-office.ts';

const named = (name: string) => providerFilingFacts({ form: aProviderFilingForm({ unit: { name } }) });

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['a company', named('示例教育科技有限公司'), []],
  ['a branch', named('示例教育科技有限公司郑州分公司'), ['unit.name']],
  ['an office', named('示例教育科技有限公司河南办事处'), ['unit.name']],
  [
    'the head office for its branch',
    providerFilingFacts({ form: aProviderFilingForm({ branch: '示例教育科技有限公司郑州分公司' }) }),
    [],
  ],
  ['nothing entered is for another rule to say', providerFilingFacts({ form: {} }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: a name proves nothing', () => {
  expect(rule.severity).toBe('warning');
});
