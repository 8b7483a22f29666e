import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aRequiredUseForm,
  aSelfDevelopedForm,
  aUseFilingForm,
  fileId,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { theAttachedFilesExist } from './the-attached-files-exist.ts';

test.each<[string, Parameters<typeof theAttachedFilesExist.check>[0], string[]]>([
  ['all there', useFilingFacts({ form: aRequiredUseForm() }), []],
  [
    'a file of nobody',
    useFilingFacts({ form: aRequiredUseForm(), files: new Set([fileId(12)]) }),
    ['decision.minutes'],
  ],
  [
    'none there, each named',
    useFilingFacts({ form: aRequiredUseForm({ views: { file: fileId(7) } }), files: new Set() }),
    ['decision.minutes', 'agreement', 'views.file'],
  ],
  ['no files', useFilingFacts({ form: aUseFilingForm(), files: new Set() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theAttachedFilesExist, facts)).toEqual(fields);
});

test.each([
  [aUseFilingForm({ views: { file: fileId(7) } }), '教职工、学生和家长的意见'],
  [aSelfDevelopedForm(), '校务管理系统”·等级保护备案证书原件扫描件'],
])('a file is named by its field, a part without a label of its own by the whole', (form, label) => {
  const [found] = findings(theAttachedFilesExist, useFilingFacts({ form, files: new Set() }));
  expect(found?.message).toContain(`“${label}`);
});
