import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { theAttachedFilesExist as rule } from './the-attached-files-exist.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['all there', providerFilingFacts(), []],
  [
    'one of nobody',
    providerFilingFacts({ files: new Set([fileId(101), fileId(102), fileId(103)]) }),
    ['apps.a1.packages.0.file'],
  ],
  [
    'none there, each named',
    providerFilingFacts({ files: new Set() }),
    [
      'unit.proof.scan',
      'systems.s1.mlpsScan',
      'systems.s1.mlpsAssessmentReport.file',
      'apps.a1.packages.0.file',
    ],
  ],
  ['no files', providerFilingFacts({ form: {}, files: new Set() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
