import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { amendmentFacts, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aProviderFilesInOneProvince as rule } from './a-provider-files-in-one-province.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nowhere else', providerFilingFacts(), []],
  ['already in another province', providerFilingFacts({ filedElsewhere: '示例省教育厅' }), ['(whole form)']],
  ['a change of what is filed here', amendmentFacts({ filedElsewhere: '示例省教育厅' }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('names the department', () => {
  const [found] = findings(rule, providerFilingFacts({ filedElsewhere: '示例省教育厅' }));
  expect(found?.message).toContain('示例省教育厅');
});
