import { A, HENAN, instruments, M } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { BUFFER_ENDS, icpAndMlpsFilingComeFirst } from './icp-and-mlps-filing-come-first.ts';
import { missingFor } from './missing.ts';

export const icpAndMlpsFilingAreDueByTheEndOfTheBuffer = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/icp-and-mlps-filing-are-due-by-the-end-of-the-buffer',
  ref: 'PF-3',
  title: '缓冲期内 ICP 备案和等级保护备案不作为前置条件，但须在期满前完成并上传',
  sources: [M(9), A(2, 2)],
  ours: '通知印发之前在河南省提交的备案同样适用缓冲期',
  from: instruments.M.from,
  to: BUFFER_ENDS,
  territory: HENAN,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) => {
    const demand = `缓冲期至 ${BUFFER_ENDS}（含当日），次日起未完成 ICP 备案和等级保护备案的将被撤销备案`;
    return missingFor(icpAndMlpsFilingComeFirst.id, facts, demand);
  },
});
