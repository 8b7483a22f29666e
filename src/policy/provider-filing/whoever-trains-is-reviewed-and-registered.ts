import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/whoever-trains-is-reviewed-and-registered';

export const whoeverTrainsIsReviewedAndRegistered = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '面向任一教育阶段实施培训的应用，应当审核、登记提供服务的主体',
  sources: [O(5)],
  ours: '勾选“中小学学科培训”或者校外线上学科类培训的，视同实施培训',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '实施培训的应用应当对提供服务的主体进行审核、登记'),
});
