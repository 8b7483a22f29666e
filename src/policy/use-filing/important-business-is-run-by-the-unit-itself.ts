import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const importantBusinessIsRunByTheUnitItself = defineRule<UseFilingFacts>({
  id: 'use-filing/important-business-is-run-by-the-unit-itself',
  ref: 'SE-5',
  title: '承担重要业务的应用原则上由教育行政部门和学校自行运行管理',
  sources: [O(11)],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ form }) =>
    (form.importantBusiness ?? []).length > 0 && form.origin === 'self-selected'
      ? [
          {
            field: 'importantBusiness',
            message: '招生录取、考试报名、成绩查询等重要业务由第三方应用承担，原则上应当自行运行管理。',
            remedy: '请在意见中说明确需选用第三方应用的理由，并保证不由单一应用垄断业务。',
          },
        ]
      : [],
});
