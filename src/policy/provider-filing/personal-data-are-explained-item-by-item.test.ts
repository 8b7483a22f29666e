import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { personalDataAreExplainedItemByItem as rule } from './personal-data-are-explained-item-by-item.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['none collected', providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: false }) }), []],
  [
    'collected and not listed',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true }) }),
    ['apps.a1.personalData'],
  ],
  [
    'listed in full',
    providerFilingFacts({
      form: aFormWithApp({
        collectsPersonalData: true,
        personalData: [{ item: '姓名', purpose: '作业署名', manner: '用户填写', scope: '本校教师可见' }],
      }),
    }),
    [],
  ],
  [
    'the second item without manner and scope',
    providerFilingFacts({
      form: aFormWithApp({
        collectsPersonalData: true,
        personalData: [
          { item: '姓名', purpose: '作业署名', manner: '用户填写', scope: '本校教师可见' },
          { item: '班级', purpose: '分班' },
        ],
      }),
    }),
    ['apps.a1.personalData.1.manner', 'apps.a1.personalData.1.scope'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
