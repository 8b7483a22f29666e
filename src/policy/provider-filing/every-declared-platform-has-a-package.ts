import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { PLATFORMS } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { isHeldOnPlatform } from './fields.ts';
import { labelOf } from './placed-fields.ts';

export const everyDeclaredPlatformHasAPackage = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/every-declared-platform-has-a-package',
  ref: 'PF-1',
  title: '每个应用应当上传安装包，每个应用平台至少一个',
  sources: [F1(5), F1(8)],
  ours: '小程序、企业号、公众号没有安装包，设定由提供者备案时也不要求',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    (form.apps ?? [])
      .filter(({ kind }) => !isHeldOnPlatform(kind))
      .flatMap(({ key, platforms = [], packages = [] }) => {
        const without = platforms.filter((platform) => !packages.some((one) => one.platform === platform));
        const lacking = without.map((platform) => `${PLATFORMS[platform]}平台的`);
        const none = platforms.length === 0 && packages.length === 0 ? [''] : [];
        return [...lacking, ...none].map((which) => ({
          field: `apps.${key}.packages`,
          message: `${labelOf(form, `apps.${key}`)}没有上传${which}安装包。`,
          remedy: `请上传${which}安装包，并写明版本号和包名。`,
        }));
      }),
});
