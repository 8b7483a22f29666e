import { F1, instruments, NATIONWIDE } from '../articles.ts';
import type { Platform } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { labelOf } from './placed-fields.ts';

/** Dotted names: of an Android applicationId each part begins with a letter; an iOS bundle id knows hyphens, no underscores. */
const FORMS: Readonly<Record<Platform, { readonly pattern: RegExp; readonly remedy: string }>> = {
  android: {
    pattern: /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/,
    remedy:
      '请填写安卓的包名（applicationId），如 com.example.app：至少两段，每段以字母开头，只含字母、数字和下划线。',
  },
  ios: {
    pattern: /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/,
    remedy: '请填写 IOS 的 Bundle ID，如 com.example.app：至少两段，只含字母、数字和连字符。',
  },
};

export const aPackageIdHasTheFormOfItsPlatform = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-id-has-the-form-of-its-platform',
  ref: 'PF-1',
  title: '包名应当符合所在平台的格式',
  sources: [F1(5)],
  ours: '不符的只作提示，以安装包中的包名为准',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form }) =>
    (form.apps ?? []).flatMap(({ key, packages = [] }) =>
      packages.flatMap(({ platform, packageId }, index) => {
        if (platform === undefined || !packageId || FORMS[platform].pattern.test(packageId)) return [];
        const field = `apps.${key}.packages.${index}.packageId`;
        const message = `${labelOf(form, field)}“${packageId}”不是这个平台常见的形式。`;
        return [{ field, message, remedy: FORMS[platform].remedy }];
      }),
    ),
});
