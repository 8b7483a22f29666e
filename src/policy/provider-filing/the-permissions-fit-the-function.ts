import { instruments, NATIONWIDE, O } from '../articles.ts';
import { FUNCTION_TYPES } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { inspectedPackages } from './inspected-packages.ts';
import { groupsAskedFor, isUsuallyNeeded, named, only } from './permission-groups.ts';

export const thePermissionsFitTheFunction = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-permissions-fit-the-function',
  ref: 'PF-13',
  title: '索取的权限应当是应用功能所必需的',
  sources: [O(6)],
  ours: '文件没有列出各类功能所需的权限；通常需要的：学习类为相机、麦克风、存储，管理服务类另加位置、日历；其余的由提供者说明、核验人员判断',
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    inspectedPackages(facts).flatMap(({ app, report, label }) => {
      const types = app.functionTypes ?? [];
      if (types.length === 0) return [];
      const beyond = only(
        groupsAskedFor({ report }, facts.permissions),
        (code) => !isUsuallyNeeded(types, code),
      );
      if (beyond.size === 0) return [];
      return [
        {
          field: `apps.${app.key}.permissions`,
          message: `${label}索取的权限超出${types.map((type) => FUNCTION_TYPES[type]).join('、')}应用通常的需要：${named(beyond)}。`,
          remedy: '请说明哪一项功能需要它；不需要的，请从应用中去掉后重新上传。',
        },
      ];
    }),
});
