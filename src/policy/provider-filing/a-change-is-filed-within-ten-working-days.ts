import { instruments, M, NATIONWIDE } from '../articles.ts';
import { timeLimits } from '../calendar/time-limits.ts';
import { lateChangeFindings } from '../day-of-change.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const aChangeIsFiledWithinTenWorkingDays = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-change-is-filed-within-ten-working-days',
  ref: 'PF-9',
  title: '备案信息发生变化的，应当在 10 个工作日内更新',
  sources: [M(15)],
  ours: '逾期仍受理，只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) => lateChangeFindings(facts, timeLimits['provider-change'].workingDays),
});
