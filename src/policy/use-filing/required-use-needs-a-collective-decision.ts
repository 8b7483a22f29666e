import { A, F2, instruments, NATIONWIDE, O, P, X } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const requiredUseNeedsACollectiveDecision = defineRule<UseFilingFacts>({
  id: 'use-filing/required-use-needs-a-collective-decision',
  ref: 'UF-3',
  title: '要求使用的应用须经集体决策',
  sources: [F2(5), O(10), A(3, 2), P(2), X(2, undefined, '第三阶段.2')],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.nature === 'required' && form.collectiveDecision !== true
      ? [
          {
            field: 'collectiveDecision',
            message: '要求使用的应用没有经过集体决策，不得要求使用。',
            remedy:
              '请先经本单位集体决策并填写决策日期、机构、参加人和会议纪要；不作统一要求的，使用性质改为“推荐使用”。',
          },
        ]
      : [],
});
