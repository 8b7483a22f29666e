import { F1, instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import { NO_PERMISSION } from './an-answer-of-none-stands-alone.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { inspectedPackages } from './inspected-packages.ts';
import { groupsAskedFor } from './permission-groups.ts';
import { labelOf, quoted } from './placed-fields.ts';

export const aDeclaredPermissionIsAskedFor = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-declared-permission-is-asked-for',
  ref: 'PF-13',
  title: '申报的权限应当是安装包确实索取的',
  sources: [O(6), F1(6)],
  ours: '多报不违反规定，只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    (facts.form.apps ?? []).flatMap((app) => {
      const inspected = inspectedPackages(facts).filter((one) => one.app === app);
      // A package that is still being inspected may be the one that asks.
      if (inspected.length === 0 || inspected.length < (app.packages ?? []).length) return [];
      const asked = inspected.flatMap((one) => [...groupsAskedFor(one, facts.permissions).keys()]);
      const codes = new Set(asked.map(({ code }) => code));
      const unused = facts.permissions.filter(
        ({ code }) => code !== NO_PERMISSION && (app.permissions ?? []).includes(code) && !codes.has(code),
      );
      const readable = inspected.every(({ report }) => report.packageId !== null);
      if (unused.length === 0 || !readable) return [];
      const field = `apps.${app.key}.permissions`;
      return [
        {
          field,
          message: `${quoted(labelOf(facts.form, field))}申报了${unused.map(({ label }) => label).join('、')}，安装包却没有索取。`,
          remedy: '请核对：多报的请取消；由系统界面代为取得的，请在备案说明中写明。',
        },
      ];
    }),
});
