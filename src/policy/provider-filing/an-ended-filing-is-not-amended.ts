import { instruments, M, NATIONWIDE } from '../articles.ts';
import { APP_STATUSES } from '../register/states.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const anEndedFilingIsNotAmended = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-ended-filing-is-not-amended',
  ref: 'PF-14',
  title: '变更的应当是仍然有效的备案；已撤销或注销的不能变更',
  sources: [M(15)],
  ours: '暂停的备案尚未终止，整改后的信息仍须更新，可以变更，但变更通过不等于恢复；已撤销或注销的只能重新备案',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ purpose, amended }) => {
    if (purpose !== 'amendment') return [];
    if (amended === undefined) return [unknown];
    if (amended.status === 'filed' || amended.status === 'suspended') return [];
    return [
      {
        message: `“${amended.name}”的备案${APP_STATUSES[amended.status]}，不能变更。`,
        remedy: '请就这个应用重新提交备案。',
      },
    ];
  },
});

const unknown = {
  message: '没有找到所变更的备案。',
  remedy: '请从本单位已公布的备案中选择一个应用提交变更；新应用请提交备案。',
};
