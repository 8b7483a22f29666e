import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const thePickedAppIsInTheRegister = defineRule<UseFilingFacts>({
  id: 'use-filing/the-picked-app-is-in-the-register',
  ref: 'UF-2',
  title: '所选应用应当在备案名录中，不论在哪个省备案',
  sources: [M(4), M(11), M(18)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, app }) =>
    form.app?.registerId !== undefined && app === undefined
      ? [
          {
            field: 'app.registerId',
            message: '所选应用不在已完成提供者备案的名录中。',
            remedy: '请重新查找并勾选；查不到的，请提供者先向其住所地或注册地省级教育行政部门备案。',
          },
        ]
      : [],
});
