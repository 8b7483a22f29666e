import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/an-app-for-minors-limits-time-names-ages-and-checks-content';

export const anAppForMinorsLimitsTimeNamesAgesAndChecksContent = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '以未成年人为主要用户的应用应当限制使用时长、明确适龄范围、严格把关内容',
  sources: [O(5)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) =>
    missingFor(id, facts, '以未成年人为主要用户的应用应当限制使用时长、明确适龄范围、对内容进行严格把关'),
});
