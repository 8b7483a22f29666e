import { instruments, M, NATIONWIDE } from '../articles.ts';
import { timeLimits } from '../calendar/time-limits.ts';
import { lateChangeFindings } from '../day-of-change.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const aChangeIsFiledWithinTenWorkingDays = defineRule<UseFilingFacts>({
  id: 'use-filing/a-change-is-filed-within-ten-working-days',
  ref: 'UF-7',
  title: '备案信息发生变化的，应当在 10 个工作日内更新',
  sources: [M(20)],
  ours: '逾期仍受理，只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: (facts) => lateChangeFindings(facts, timeLimits['use-change'].workingDays),
});
