import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { parseMlpsNumber } from '../identifiers/mlps-number.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const anMlpsNumberHasItsForm = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-mlps-number-has-its-form',
  ref: 'PF-3',
  title: '等级保护备案号一般为 11 位数字',
  sources: [M(9), F1(3)],
  ours: '现行形式不尽一致，不符的只作提示，由核验人员核对证书',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form }) =>
    (form.systems ?? []).flatMap(({ key, mlpsNumber = '' }) => {
      const parsed = parseMlpsNumber(mlpsNumber);
      if (mlpsNumber === '' || parsed.ok) return [];
      return [{ field: `systems.${key}.mlpsNumber`, message: parsed.message, remedy: parsed.remedy }];
    }),
});
