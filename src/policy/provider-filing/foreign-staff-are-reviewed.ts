import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/foreign-staff-are-reviewed';

export const foreignStaffAreReviewed = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '聘用外籍人员实施培训的，应当审查教学资质、学历和能力',
  sources: [O(5)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '聘用外籍人员实施培训的，应当审查其教学资质、学历和能力'),
});
