import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { notOffered } from './offered-options.ts';
import { labelOf } from './placed-fields.ts';

export const theContentIsOnTheList = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-content-is-on-the-list',
  ref: 'PF-2',
  title: '服务内容以系统选项为准',
  sources: [F1(6), F1(11)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, contents }) =>
    (form.apps ?? []).flatMap(({ key, content = [] }) => {
      const field = `apps.${key}.content`;
      return notOffered({ field, label: labelOf(form, field), codes: content }, contents);
    }),
});
