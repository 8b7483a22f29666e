import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/a-complaint-channel-is-open';

export const aComplaintChannelIsOpen = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '提供者应当设置便捷的投诉举报渠道',
  sources: [O(13)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '提供者应当设置便捷的投诉举报渠道'),
});
