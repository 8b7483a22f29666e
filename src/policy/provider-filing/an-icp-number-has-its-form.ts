import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { parseIcpNumber } from '../identifiers/icp-number.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const anIcpNumberHasItsForm = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-icp-number-has-its-form',
  ref: 'PF-3',
  title: 'ICP 备案编号应当符合格式',
  sources: [M(9), F1()],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    (form.systems ?? []).flatMap(({ key, icpNumber = '' }) => {
      const parsed = parseIcpNumber(icpNumber);
      if (icpNumber === '' || parsed.ok) return [];
      return [{ field: `systems.${key}.icpNumber`, message: parsed.message, remedy: parsed.remedy }];
    }),
});
