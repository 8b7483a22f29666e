import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { attachedFiles } from './form.ts';
import { labelOf, quoted } from './placed-fields.ts';

export const theAttachedFilesExist = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-attached-files-exist',
  ref: 'PF-1',
  title: '所附文件应当已经上传并属于本单位',
  sources: [],
  ours: '附件以本单位上传的文件为准',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, files }) =>
    attachedFiles(form)
      .filter(({ file }) => !files.has(file))
      .map(({ path }) => ({
        field: path,
        message: `${quoted(labelOf(form, path))}所附的文件不存在，或者不属于本单位。`,
        remedy: `请重新上传${quoted(labelOf(form, path))}。`,
      })),
});
