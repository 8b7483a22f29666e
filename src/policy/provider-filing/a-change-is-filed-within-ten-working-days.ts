import { instruments, M, NATIONWIDE } from '../articles.ts';
import { timeLimits } from '../calendar/time-limits.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

const CHANGE_LIMIT = timeLimits['provider-change'].workingDays;

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
  check: ({ purpose, workingDaysSinceChange: passed }) =>
    purpose === 'amendment' && typeof passed === 'number' && passed > CHANGE_LIMIT
      ? [
          {
            field: 'changedOn',
            message: `变化已过 ${passed} 个工作日，超过 ${CHANGE_LIMIT} 个工作日的期限。`,
            remedy: '仍可提交，逾期情况会记入办件；今后请在变化后 10 个工作日内更新。',
          },
        ]
      : [],
});
