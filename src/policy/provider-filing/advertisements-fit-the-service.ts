import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/advertisements-fit-the-service';

export const advertisementsFitTheService = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '呈现的广告应当与提供的服务相契合',
  sources: [O(5)],
  ours: '由提供者说明如何契合，核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '呈现的广告应当与提供的服务相契合'),
});
