import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { anAppForMinorsLimitsTimeNamesAgesAndChecksContent as rule } from './an-app-for-minors-limits-time-names-ages-and-checks-content.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['minors are not its main users', providerFilingFacts({ form: aFormWithApp({ minorsMain: false }) }), []],
  [
    'all three',
    providerFilingFacts({
      form: aFormWithApp({
        minorsMain: true,
        timeLimit: '每日 40 分钟',
        ageRange: '6 至 12 岁',
        contentCheck: '专人审核',
      }),
    }),
    [],
  ],
  [
    'none of them',
    providerFilingFacts({ form: aFormWithApp({ minorsMain: true }) }),
    ['apps.a1.timeLimit', 'apps.a1.ageRange', 'apps.a1.contentCheck'],
  ],
  [
    'one of them blank',
    providerFilingFacts({
      form: aFormWithApp({
        minorsMain: true,
        timeLimit: '',
        ageRange: '6 至 12 岁',
        contentCheck: '专人审核',
      }),
    }),
    ['apps.a1.timeLimit'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
