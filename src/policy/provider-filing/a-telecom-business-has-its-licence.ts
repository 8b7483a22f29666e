import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/a-telecom-business-has-its-licence';

export const aTelecomBusinessHasItsLicence = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-3',
  title: '涉及经营电信业务的，应当有电信业务经营许可，不适用的说明理由',
  sources: [O(4)],
  ours: '不需要许可的可以说明理由，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '涉及经营电信业务的，应当取得电信业务经营许可或者说明不适用的理由'),
});
