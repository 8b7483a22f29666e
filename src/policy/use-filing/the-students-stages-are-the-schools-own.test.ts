import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { theStudentsStagesAreTheSchoolsOwn } from './the-students-stages-are-the-schools-own.ts';

test.each<[string, Parameters<typeof theStudentsStagesAreTheSchoolsOwn.check>[0], string[]]>([
  ['its own', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'a stage it does not have',
    useFilingFacts({
      form: aUseFilingForm({
        users: { audience: ['student'], stages: ['kindergarten', 'primary-secondary'] },
      }),
    }),
    ['users.stages'],
  ],
  [
    'a bureau has no stages of its own',
    useFilingFacts({ unit: { kind: 'authority', stages: [], hasCreditCode: true } }),
    [],
  ],
  [
    'a school whose stages are not recorded',
    useFilingFacts({ unit: { kind: 'school', stages: [], hasCreditCode: true } }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theStudentsStagesAreTheSchoolsOwn, facts)).toEqual(fields);
});
