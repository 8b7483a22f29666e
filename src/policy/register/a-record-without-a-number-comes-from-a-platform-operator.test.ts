import { expect, test } from 'vitest';
import { anExternalFiling, externalFilingFacts, keeping } from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRecordWithoutANumberComesFromAPlatformOperator as rule } from './a-record-without-a-number-comes-from-a-platform-operator.ts';

test.each([
  ['other-province', '教APP备1100001号', []],
  ['platform-operator', '教APP备1100001号', []],
  ['platform-operator', null, []],
  ['other-province', null, ['number']],
  ['ministry', null, ['number']],
  ['earlier-system', null, ['number']],
] as const)('from %s with the number %s', (origin, number, fields) => {
  const facts = externalFilingFacts({ filing: anExternalFiling({ origin, number }) });
  expect(fieldsFound(rule, facts, keeping())).toEqual(fields);
});
