import { instruments, M, NATIONWIDE } from '../articles.ts';
import { APP_KINDS } from '../option-lists.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theKindOfAppIsInScope = defineRule<UseFilingFacts>({
  id: 'use-filing/the-kind-of-app-is-in-scope',
  ref: 'UF-1',
  title: '应用种类应当在使用者备案的范围内',
  sources: [M(10), M(17)],
  ours: '哪些种类须备案由各级教育行政部门按日期设定，默认全部',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, app, kindsInScope }) => {
    const kind = app?.kind ?? form.selfDeveloped?.app?.kind;
    if (kind === undefined || kindsInScope.includes(kind)) return [];
    return [
      {
        field: app === undefined ? 'selfDeveloped.app.kind' : 'app.registerId',
        message: `当地当日的使用者备案范围不含“${APP_KINDS[kind]}”。`,
        remedy: '这一种类的应用不需要提交使用者备案；对范围有疑问的，请向主管教育行政部门咨询。',
      },
    ];
  },
});
