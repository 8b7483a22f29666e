import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

/** Since this version Android asks the user for each permission. */
const ASKS_SINCE = 23;

export const aPackageTargetsARecentAndroid = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-targets-a-recent-android',
  ref: 'PF-13',
  title: '安卓安装包应当面向较新的系统版本',
  sources: [O(6)],
  ours: '低于多少时提醒由教育行政部门设定',
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ report, label }) => {
      const target = report.targetSdk ?? report.minSdk;
      if (report.platform !== 'android' || target === null || target >= facts.oldestTarget) return undefined;
      const why =
        target < ASKS_SINCE
          ? '安装时即一次取得全部权限，用户不能逐项同意或拒绝'
          : '不受新版系统的个人信息保护措施约束';
      return {
        message: `${label}面向的系统版本过旧（API ${target}，低于 ${facts.oldestTarget}），${why}。`,
        remedy: '请提高 targetSdkVersion 后重新打包上传，或者说明原因。',
      };
    }),
});
