import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { calledBy, isInForce } from './same-apps.ts';

export const theNameOfAnAppIsNotAnothers = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-name-of-an-app-is-not-anothers',
  ref: 'JU-2',
  title: '应用名称不宜与其他提供者已备案的应用相同',
  sources: [M(13)],
  ours: '同名不等于同一应用，只作提示，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ sameApps }) =>
    sameApps
      .filter((record) => record.by === 'name' && !record.own && isInForce(record))
      .map((record) => ({
        field: `apps.${record.app}.name`,
        message: `“${record.providerName}”已备案同名的应用${calledBy(record)}。`,
        remedy: '请核对是否为同一应用；不是同一应用的仍可提交。',
      })),
});
