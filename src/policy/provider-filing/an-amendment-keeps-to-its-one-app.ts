import { instruments, M, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const anAmendmentKeepsToItsOneApp = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-amendment-keeps-to-its-one-app',
  ref: 'PF-9',
  title: '一份变更只涉及一个已备案的应用',
  sources: [M(15), O(4)],
  ours: '备案号属于应用，变更逐个应用提交；新应用另行备案',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, purpose }) =>
    purpose !== 'amendment' || (form.apps ?? []).length <= 1
      ? []
      : [
          {
            field: 'apps',
            message: `这份变更填写了 ${form.apps?.length} 个应用，一份变更只能有一个。`,
            remedy: '请只保留所变更的应用；其他应用的变更另行提交，新应用在上线前另行备案。',
          },
        ],
});
