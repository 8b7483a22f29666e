import { instruments, M, NATIONWIDE } from '../articles.ts';
import { dayOfChangeFindings } from '../day-of-change.ts';
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
  check: dayOfChangeFindings,
});
