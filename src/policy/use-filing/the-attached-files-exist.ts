import { instruments, NATIONWIDE } from '../articles.ts';
import { labelOf as labelOnProviderForm, quoted } from '../provider-filing/placed-fields.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { labelOf } from './fields.ts';
import { attachedFiles, type UseFilingForm } from './form.ts';
import { asProviderForm, placeInProviderForm } from './own-app.ts';

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
      .map(({ path }) => lost(path, fileLabel(form, path))),
});

function lost(path: string, label: string) {
  return {
    field: path,
    message: `${label}所附的文件不存在，或者不属于本单位。`,
    remedy: `请重新上传${label}。`,
  };
}

function fileLabel({ selfDeveloped }: UseFilingForm, path: string): string {
  const asked = placeInProviderForm(path);
  return asked === undefined
    ? `“${labelOf(path)}”`
    : quoted(labelOnProviderForm(asProviderForm(selfDeveloped ?? {}), asked));
}
