import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { parseOrganisationCode } from '../identifiers/organisation-code.ts';
import { parseUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theProofNumberHasItsForm = defineRule<UseFilingFacts>({
  id: 'use-filing/the-proof-number-has-its-form',
  ref: 'UF-2',
  title: '单位有效证明号码应当符合证明种类的格式',
  sources: [F2(2)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) => {
    const { kind, number } = form.unit?.proof ?? {};
    if (kind === undefined || number === undefined || number === '') return [];
    const parsed =
      kind === 'credit-code' ? parseUnifiedSocialCreditCode(number) : parseOrganisationCode(number);
    if (parsed.ok || parsed.severity === 'warning') return [];
    return [{ field: 'unit.proof.number', message: parsed.message, remedy: parsed.remedy }];
  },
});
