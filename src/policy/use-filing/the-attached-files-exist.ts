import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { labelOf } from './fields.ts';
import { attachedFiles } from './form.ts';

export const theAttachedFilesExist = defineRule<UseFilingFacts>({
  id: 'use-filing/the-attached-files-exist',
  ref: 'UF-2',
  title: '所附文件应当已经上传并属于本单位',
  sources: [],
  ours: '附件以本单位上传的文件为准',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, files }) =>
    attachedFiles(form)
      .filter(({ file }) => !files.has(file))
      .map(({ path }) => lost(path)),
});

function lost(path: string) {
  return {
    field: path,
    message: `“${labelOf(path)}”所附的文件不存在，或者不属于本单位。`,
    remedy: `请重新上传“${labelOf(path)}”。`,
  };
}
