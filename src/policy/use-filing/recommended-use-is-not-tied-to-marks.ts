import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const recommendedUseIsNotTiedToMarks = defineRule<UseFilingFacts>({
  id: 'use-filing/recommended-use-is-not-tied-to-marks',
  ref: 'UF-4',
  title: '推荐使用不得与学分、成绩和评优挂钩',
  sources: [O(11)],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.nature === 'recommended' && form.tiedToMarks === true
      ? [
          {
            field: 'tiedToMarks',
            message: '推荐使用的应用与学分、成绩或评优挂钩。',
            remedy: '请取消挂钩，再提交备案。',
          },
        ]
      : [],
});
