import type { PackageFinding } from '../app-packages/report.ts';
import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

export const aPackageIsWholeAndSigned = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-is-whole-and-signed',
  ref: 'PF-13',
  title: '安装包应当完整，签名应当有效',
  sources: [F1(5)],
  ours: '签名被破坏的安装包在手机上不能安装，或者不是开发者发布的那一个；是否退回由核验人员决定',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ report, label }) => {
      const faults = new Set(report.findings.filter(isFault).map(({ message }) => message));
      if (faults.size === 0) return undefined;
      return {
        message: `${label}有 ${faults.size} 处问题：${[...faults].join('')}`,
        remedy: '请用开发工具重新打包、签名后上传；来源可疑的，请核验人员核实。',
      };
    }),
});

/** A certificate for debugging is named as a test build. */
function isFault({ severity, code }: PackageFinding): boolean {
  return severity !== 'notice' && code !== 'debug-certificate';
}
