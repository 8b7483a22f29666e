import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theCreditCodesCheckDigitAgrees = defineRule<UseFilingFacts>({
  id: 'use-filing/the-credit-codes-check-digit-agrees',
  ref: 'UF-2',
  title: '统一社会信用代码的校验码应当相符',
  sources: [F2(2)],
  ours: '校验码按 GB 32100-2015 计算，不符的只作提示，由确认单位核对证书',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ form }) => {
    const { kind, number } = form.unit?.proof ?? {};
    if (kind !== 'credit-code' || number === undefined || number === '') return [];
    const parsed = parseUnifiedSocialCreditCode(number);
    if (parsed.ok || parsed.severity === 'violation') return [];
    return [{ field: 'unit.proof.number', message: parsed.message, remedy: parsed.remedy }];
  },
});
