import { NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { AttachmentFacts } from './profile-form.ts';

export const theAttachedFilesAreItsOwn = defineRule<AttachmentFacts>({
  id: 'organisations/the-attached-files-are-its-own',
  ref: 'JU-10',
  title: '所附文件应当由本单位上传',
  sources: [],
  ours: '附件以本单位上传的文件为准',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ attached, own }) =>
    attached
      .filter(({ file }) => !own.has(file))
      .map(({ field, file }) => ({
        field,
        message: `编号为 ${file} 的文件不存在，或不是本单位上传的。`,
        remedy: '请重新上传文件后再提交。',
      })),
});
