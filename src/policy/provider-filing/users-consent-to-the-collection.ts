import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/users-consent-to-the-collection';

export const usersConsentToTheCollection = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '收集使用个人信息应当经用户同意',
  sources: [O(6)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '收集使用个人信息应当经用户同意'),
});
