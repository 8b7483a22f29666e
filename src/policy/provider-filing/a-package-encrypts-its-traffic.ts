import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

export const aPackageEncryptsItsTraffic = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-encrypts-its-traffic',
  ref: 'PF-13',
  title: '应用应当加密传输数据',
  sources: [O(6)],
  ours: '“数据传输保障机制”的自动检查，由核验人员判断',
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ report, label }) => {
      if (report.cleartext !== 'everywhere') return undefined;
      return {
        message: `${label}允许不加密传输数据，个人信息可能在传输中泄露。`,
        remedy: '请改用加密传输并关闭明文流量；确需保留的，请限定域名并说明原因。',
      };
    }),
});
