import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { inspectedPackages } from './inspected-packages.ts';

export const aPackageCarriesTheVersionThatWasDeclared = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-carries-the-version-that-was-declared',
  ref: 'PF-1',
  title: '申报的版本号应当与安装包一致',
  sources: [F1(5)],
  ours: '版本号写法不同的由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    inspectedPackages(facts).flatMap(({ declared, report, path, label }) => {
      const { version } = declared;
      if (!version || report.versionName === null || isSameVersion(version, report.versionName)) return [];
      return [
        {
          field: `${path}.version`,
          message: `${label}申报的版本号是“${version}”，文件中的版本号是“${report.versionName}”。`,
          remedy: '请更正版本号，或者上传这个版本的安装包。',
        },
      ];
    }),
});

/** People write V1.2.0 for 1.2.0. */
export function isSameVersion(declared: string, actual: string): boolean {
  const plain = (version: string): string => version.trim().toLowerCase().replace(/^v/, '');
  return plain(declared) === plain(actual);
}
