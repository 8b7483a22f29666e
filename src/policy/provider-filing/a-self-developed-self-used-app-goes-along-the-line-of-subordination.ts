import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

const USING_KINDS: readonly string[] = ['school', 'subordinate-unit', 'authority'];

export const aSelfDevelopedSelfUsedAppGoesAlongTheLineOfSubordination = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-self-developed-self-used-app-goes-along-the-line-of-subordination',
  ref: 'JU-7',
  title: '自研自用的应用在使用者备案时勾选，按行政隶属关系备案',
  sources: [M(21)],
  ours: '应用是否只供本单位内部管理，提供者备案信息表看不出，只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form, purpose, provider }) =>
    purpose === 'first' && form.developerIsUnit === true && USING_KINDS.includes(provider.kind)
      ? [
          {
            message: '本单位自主开发、只用于内部管理且不对外单位提供服务的应用，不走提供者备案。',
            remedy: '属于自研自用的，请改为提交使用者备案并勾选“自研自用”；对外单位提供服务的，请继续提交。',
          },
        ]
      : [],
});
