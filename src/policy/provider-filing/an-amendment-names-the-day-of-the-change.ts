import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const anAmendmentNamesTheDayOfTheChange = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-amendment-names-the-day-of-the-change',
  ref: 'PF-9',
  title: '变更备案应当写明变化日期',
  sources: [M(15)],
  ours: '变化日期是计算十个工作日的起点',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, purpose, submittedOn }) => {
    if (purpose !== 'amendment') return [];
    if (form.changedOn === undefined) return [missing];
    return form.changedOn > submittedOn ? [notYet] : [];
  },
});

const missing = {
  field: 'changedOn',
  message: '变更备案没有写明变化日期。',
  remedy: '请填写信息发生变化的日期。',
};

const notYet = {
  field: 'changedOn',
  message: '变化日期晚于提交日期。',
  remedy: '请核对变化日期；尚未变化的，请在变化后提交变更。',
};
