import { F2, NATIONWIDE } from '../articles.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

export const aCreditCodeHasItsForm = defineRule<Pick<OrganisationFacts, 'creditCode'>>({
  id: 'organisations/a-credit-code-has-its-form',
  ref: 'JU-1',
  title: '统一社会信用代码为 18 位',
  sources: [F2(2)],
  ours: '校验码不符的不拒绝登记，备案时由确认单位核对证书',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ creditCode }) => {
    if (creditCode === null) return [];
    const parsed = parseUnifiedSocialCreditCode(creditCode);
    if (parsed.ok || parsed.severity === 'warning') return [];
    return [{ field: 'creditCode', message: parsed.message, remedy: parsed.remedy }];
  },
});
