import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/registered-users-are-identified';

export const registeredUsersAreIdentified = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '应当按照“后台实名、前台自愿”的原则认证注册用户的身份信息',
  sources: [O(6)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '对注册用户应当按照“后台实名、前台自愿”的原则认证身份信息'),
});
