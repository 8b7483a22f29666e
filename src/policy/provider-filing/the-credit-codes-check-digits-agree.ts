import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import type { ProviderProof } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import { declaredProofs } from './declared-proofs.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const theCreditCodesCheckDigitsAgree = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-credit-codes-check-digits-agree',
  ref: 'PF-2',
  title: '统一社会信用代码的校验码应当相符',
  sources: [F1(2)],
  ours: '校验码按 GB 32100-2015 计算，不符的只作提示，由核验人员核对证书；营业执照等证书上的 18 位号码按同样方式核对',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form }) =>
    declaredProofs(form).flatMap(({ field, kind, number }) => {
      if (!mayBeCreditCode(kind, number)) return [];
      const parsed = parseUnifiedSocialCreditCode(number);
      if (parsed.ok || (kind === 'credit-code' && parsed.severity === 'violation')) return [];
      return [{ field, message: parsed.message, remedy: parsed.remedy }];
    }),
});

/** Since 2015 business licences and certificates of other kinds carry the credit code as their number. */
function mayBeCreditCode(kind: ProviderProof, number: string): boolean {
  return kind === 'credit-code' || (kind !== 'organisation-code' && number.length === 18);
}
