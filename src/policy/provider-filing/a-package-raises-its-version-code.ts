import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

export const aPackageRaisesItsVersionCode = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-raises-its-version-code',
  ref: 'PF-13',
  title: '新版本的内部版本号应当大于已公布的版本',
  sources: [F1(5)],
  ours: '内部版本号没有增大的，安卓手机不能升级；是否为旧包重报由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ declared, report, label }) => {
      const earlier = declared.file === undefined ? undefined : facts.earlierPackages.get(declared.file);
      const [before, now] = [earlier?.report.versionCode ?? null, report.versionCode];
      if (report.platform !== 'android' || before === null || now === null || now > before) return undefined;
      return {
        message: `${label}的内部版本号（versionCode）是 ${now}，没有大于已公布的 ${earlier?.version ?? ''} 版的 ${before}。`,
        remedy: '请确认上传的是新版本；是的，请增大 versionCode 后重新打包上传。',
      };
    }),
});
