import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/guardians-consent-for-minors';

export const guardiansConsentForMinors = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '收集使用未成年人信息应当取得监护人同意、授权',
  sources: [O(6)],
  ours: '以未成年人为主要用户，或者服务对象含中小学、幼儿园学生的，视为收集未成年人信息',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '收集使用未成年人信息应当取得监护人同意、授权'),
});
