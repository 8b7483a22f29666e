import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import { NO_PERMISSION } from './an-answer-of-none-stands-alone.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { notOffered } from './offered-options.ts';
import { labelOf } from './placed-fields.ts';

export const thePermissionsAreOnTheList = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-permissions-are-on-the-list',
  ref: 'PF-2',
  title: '获取的权限以系统选项为准',
  sources: [F1(6)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, permissions: list }) =>
    (form.apps ?? []).flatMap(({ key, permissions = [] }) => {
      const field = `apps.${key}.permissions`;
      const codes = permissions.filter((code) => code !== NO_PERMISSION);
      return notOffered({ field, label: labelOf(form, field), codes }, list);
    }),
});
