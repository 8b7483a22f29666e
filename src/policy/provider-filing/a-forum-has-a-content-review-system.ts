import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/a-forum-has-a-content-review-system';

export const aForumHasAContentReviewSystem = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '具备论坛、社区、留言等功能的应用应当建立信息审核制度',
  sources: [O(5)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '具备论坛、社区、留言等功能的应用应当建立信息审核制度'),
});
