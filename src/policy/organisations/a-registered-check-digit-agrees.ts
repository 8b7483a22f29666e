import { NATIONWIDE } from '../articles.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { RegistrationFacts } from './facts.ts';

export const aRegisteredCheckDigitAgrees = defineRule<RegistrationFacts>({
  id: 'organisations/a-registered-check-digit-agrees',
  ref: 'JU-11',
  title: '自行登记的统一社会信用代码，校验码应当相符',
  sources: [],
  ours: '校验码按 GB 32100-2015 计算，不符的只作提示，登记单位和核验单位都能看到，核验时核对证书',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'warning',
  check: ({ creditCode }) => {
    const parsed = parseUnifiedSocialCreditCode(creditCode);
    if (parsed.ok || parsed.severity === 'violation') return [];
    return [{ field: 'creditCode', message: parsed.message, remedy: parsed.remedy }];
  },
});
