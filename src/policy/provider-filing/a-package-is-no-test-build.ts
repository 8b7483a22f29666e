import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

export const aPackageIsNoTestBuild = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-is-no-test-build',
  ref: 'PF-13',
  title: '备案的安装包应当是正式发布的版本',
  sources: [F1(5)],
  ours: '可调试的版本不宜发布',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ report, label }) => {
      const remedy = '请上传正式发布的安装包。';
      if (report.isDebuggable || report.isTestOnly)
        return {
          message: `${label}是${report.isDebuggable ? '可调试' : '仅供测试'}的版本，他人可借此读取应用中的数据。`,
          remedy,
        };
      if (report.findings.every(({ code }) => code !== 'debug-certificate')) return undefined;
      return { message: `${label}用开发调试证书签名，谁都可以冒充它的开发者。`, remedy };
    }),
});
