import { instruments, M, NATIONWIDE } from '../articles.ts';
import { timeLimits } from '../calendar/time-limits.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

const LIMIT = timeLimits['provider-supplement'].workingDays;

export const aSupplementComesInTime = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-supplement-comes-in-time',
  ref: 'PF-5',
  title: `收到反馈后 ${LIMIT} 个工作日内补充提交材料，逾期视同放弃备案`,
  sources: [M(13)],
  ours: '工作日历尚未发布、截止日期不明的，不以逾期拒绝；放弃后可以重新备案',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ supplementDueOn, submittedOn }) => {
    if (supplementDueOn === undefined || supplementDueOn === null) return [];
    if (submittedOn <= supplementDueOn) return [];
    return [
      {
        message: `补充提交材料的截止日期是 ${supplementDueOn}（含当日），已经逾期，视同放弃备案。`,
        remedy: '请重新备案：新建一份备案，原来填写的内容可以沿用。',
      },
    ];
  },
});
