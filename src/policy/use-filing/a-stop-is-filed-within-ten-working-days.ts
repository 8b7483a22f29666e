import { instruments, M, NATIONWIDE } from '../articles.ts';
import { timeLimits } from '../calendar/time-limits.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseStopFacts } from './facts.ts';

const STOP_LIMIT = timeLimits['use-change'].workingDays;

export const aStopIsFiledWithinTenWorkingDays = defineRule<UseStopFacts>({
  id: 'use-filing/a-stop-is-filed-within-ten-working-days',
  ref: 'UF-7',
  title: '停用后应当在 10 个工作日内更新备案信息',
  sources: [M(20)],
  ours: '逾期仍受理，只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ workingDaysSinceStop: passed }) =>
    typeof passed === 'number' && passed > STOP_LIMIT
      ? [
          {
            field: 'stoppedOn',
            message: `停用已过 ${passed} 个工作日，超过 ${STOP_LIMIT} 个工作日的期限。`,
            remedy: '仍可提交，逾期情况会记入办件；今后请在停用后 10 个工作日内更新。',
          },
        ]
      : [],
});
