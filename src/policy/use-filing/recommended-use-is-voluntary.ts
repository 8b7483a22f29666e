import { A, F2, instruments, NATIONWIDE, O, P, X } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const recommendedUseIsVoluntary = defineRule<UseFilingFacts>({
  id: 'use-filing/recommended-use-is-voluntary',
  ref: 'UF-4',
  title: '推荐使用应当自愿，不得与教学和管理行为挂钩',
  sources: [F2(5), O(11), A(3, 2), P(2), X(2, undefined, '第三阶段.2')],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.nature === 'recommended' && form.tiedToTeaching === true
      ? [
          {
            field: 'tiedToTeaching',
            message: '推荐使用的应用与教学、管理行为挂钩，实际上是要求使用。',
            remedy: '请取消挂钩；确需统一使用的，经集体决策并签订协议或合同后，按“要求使用”备案。',
          },
        ]
      : [],
});
