import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { parseOrganisationCode } from '../identifiers/organisation-code.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import { declaredProofs } from './declared-proofs.ts';
import type { ProviderFilingFacts } from './facts.ts';

const PARSERS = {
  'credit-code': parseUnifiedSocialCreditCode,
  'organisation-code': parseOrganisationCode,
} as const;

export const theProofNumbersHaveTheirForm = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-proof-numbers-have-their-form',
  ref: 'PF-2',
  title: '单位有效证明号码应当符合证明种类的格式',
  sources: [F1(2)],
  ours: '其他种类的证书没有统一的编号格式，由核验人员对照扫描件',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    declaredProofs(form).flatMap(({ field, kind, number }) => {
      if (kind !== 'credit-code' && kind !== 'organisation-code') return [];
      const parsed = PARSERS[kind](number);
      if (parsed.ok || parsed.severity === 'warning') return [];
      return [{ field, message: parsed.message, remedy: parsed.remedy }];
    }),
});
