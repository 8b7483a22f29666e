import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const importantBusinessHasNoExclusiveAgreement = defineRule<UseFilingFacts>({
  id: 'use-filing/important-business-has-no-exclusive-agreement',
  ref: 'SE-5',
  title: '承担招生录取、考试报名、成绩查询等重要业务的应用，不得签订排他协议',
  sources: [O(11)],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) => {
    if ((form.importantBusiness ?? []).length === 0 || form.exclusive === false) return [];
    return form.exclusive === true ? [exclusive] : [unanswered];
  },
});

const exclusive = {
  field: 'exclusive',
  message: '承担重要业务的应用签订了排他协议。',
  remedy: '请解除协议中的排他条款后再提交。',
};

const unanswered = {
  field: 'exclusive',
  message: '应用承担重要业务，没有填写“是否签订排他协议”。',
  remedy: '请填写“是否签订排他协议”。',
};
