import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { labelOf } from './placed-fields.ts';

export const theDeclaredVersionHasAPackage = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-declared-version-has-a-package',
  ref: 'PF-1',
  title: '应用的版本号应当是所上传安装包的版本之一',
  sources: [F1(5)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    (form.apps ?? []).flatMap(({ key, version, packages = [] }) => {
      const versions = packages.flatMap((one) => (one.version ? [one.version] : []));
      if (!version || versions.length === 0 || versions.includes(version)) return [];
      return [
        {
          field: `apps.${key}.version`,
          message: `${labelOf(form, `apps.${key}`)}的版本号是“${version}”，但没有这个版本的安装包（已上传：${[...new Set(versions)].join('、')}）。`,
          remedy: '请上传这个版本的安装包，或者更正版本号。',
        },
      ];
    }),
});
