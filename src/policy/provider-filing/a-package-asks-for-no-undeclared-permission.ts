import { F1, instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { inspectedPackages } from './inspected-packages.ts';
import { groupsAskedFor, named, only } from './permission-groups.ts';

export const aPackageAsksForNoUndeclaredPermission = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-asks-for-no-undeclared-permission',
  ref: 'PF-13',
  title: '安装包索取的权限应当全部申报',
  sources: [O(6), F1(6)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    inspectedPackages(facts).flatMap(({ app, report, label }) => {
      const declared = app.permissions ?? [];
      const undeclared = only(
        groupsAskedFor({ report }, facts.permissions),
        (code) => !declared.includes(code),
      );
      if (undeclared.size === 0) return [];
      return [
        {
          field: `apps.${app.key}.permissions`,
          message: `${label}索取了没有申报的权限：${named(undeclared)}。`,
          remedy: '请补充申报并说明用途，或者从应用中去掉不需要的权限后重新上传。',
        },
      ];
    }),
});
