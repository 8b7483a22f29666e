import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const aProvincialDepartmentsAppIsFiledWithTheMinistry = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-provincial-departments-app-is-filed-with-the-ministry',
  ref: 'JU-4',
  title: '省级教育行政部门开发的教育移动应用向教育部备案',
  sources: [M(10)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ provider, authority }) =>
    provider.kind === 'authority' && provider.level === 'province' && authority.level !== 'ministry'
      ? [
          {
            message: '省级教育行政部门开发的应用，受理部门却不是教育部。',
            remedy: '请把受理部门改为教育部。',
          },
        ]
      : [],
});
