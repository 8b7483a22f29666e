import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { PLATFORMS } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { labelOf } from './placed-fields.ts';

export const aPackageBelongsToADeclaredPlatform = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-belongs-to-a-declared-platform',
  ref: 'PF-1',
  title: '安装包的平台应当是所填的应用平台之一',
  sources: [F1(5), F1(8)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    (form.apps ?? []).flatMap(({ key, platforms = [], packages = [] }) =>
      packages.flatMap(({ platform }, index) => {
        if (platform === undefined || platforms.includes(platform)) return [];
        const at = `apps.${key}.packages.${index}`;
        return [
          {
            field: `${at}.platform`,
            message: `${labelOf(form, at)}是${PLATFORMS[platform]}平台的，应用平台却没有选${PLATFORMS[platform]}。`,
            remedy: `请在应用平台中补选${PLATFORMS[platform]}，或者删除这个安装包。`,
          },
        ];
      }),
    ),
});
