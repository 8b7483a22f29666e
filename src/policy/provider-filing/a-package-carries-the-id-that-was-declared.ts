import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { PLATFORMS } from '../option-lists.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { inspectedPackages } from './inspected-packages.ts';

export const aPackageCarriesTheIdThatWasDeclared = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-carries-the-id-that-was-declared',
  ref: 'PF-1',
  title: '申报的平台和包名应当与安装包一致',
  sources: [F1(5), F1(8)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) =>
    inspectedPackages(facts).flatMap(({ declared, report, path, label }) => {
      const { platform, packageId } = declared;
      const findings: Finding[] = [];
      if (platform && report.platform && report.platform !== platform)
        findings.push({
          field: `${path}.platform`,
          message: `${label}申报的平台是${PLATFORMS[platform]}，文件却是${PLATFORMS[report.platform]}的安装包。`,
          remedy: '请更正平台，或者上传对应平台的安装包。',
        });
      if (packageId && report.packageId !== null && report.packageId !== packageId)
        findings.push({
          field: `${path}.packageId`,
          message: `${label}申报的包名是“${packageId}”，文件中的包名是“${report.packageId}”。`,
          remedy: '请更正包名，或者上传对应的安装包。',
        });
      return findings;
    }),
});
