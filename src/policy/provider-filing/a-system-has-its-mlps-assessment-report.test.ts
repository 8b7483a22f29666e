import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aFiledSystem,
  aFormWithSystem,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aSystemHasItsMlpsAssessmentReport as rule } from './a-system-has-its-mlps-assessment-report.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'a report',
    providerFilingFacts({ form: aFormWithSystem({ mlpsAssessmentReport: { file: fileId(103) } }) }),
    [],
  ],
  [
    'a reason instead',
    providerFilingFacts({
      form: aFormWithSystem({ mlpsAssessmentReport: { notApplicableBecause: '第一级系统，不要求测评' } }),
    }),
    [],
  ],
  [
    'neither',
    providerFilingFacts({ form: aFormWithSystem({ mlpsAssessmentReport: undefined }) }),
    ['systems.s1.mlpsAssessmentReport'],
  ],
  [
    'a blank reason',
    providerFilingFacts({ form: aFormWithSystem({ mlpsAssessmentReport: { notApplicableBecause: '' } }) }),
    ['systems.s1.mlpsAssessmentReport'],
  ],
  [
    'each system its own',
    providerFilingFacts({
      form: aProviderFilingForm({
        systems: [aFiledSystem(), aFiledSystem({ key: 's2', mlpsAssessmentReport: {} })],
      }),
    }),
    ['systems.s2.mlpsAssessmentReport'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
