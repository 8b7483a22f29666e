import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFields, notFilledIn } from './missing.ts';

export const theFormIsComplete = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-form-is-complete',
  ref: 'PF-1',
  title: '提供者备案信息表各项应当填写完整',
  sources: [M(12), F1()],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFields(facts, undefined).map(notFilledIn),
});
