import { instruments, M, NATIONWIDE } from '../articles.ts';
import { APP_KINDS } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { isHeldOnPlatform } from './fields.ts';
import { labelOf } from './placed-fields.ts';

export const theKindOfAppIsInScope = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-kind-of-app-is-in-scope',
  ref: 'JU-5',
  title: '小程序、企业号等平台第三方应用统一到平台方提交备案信息',
  sources: [M(10)],
  ours: '哪些种类由提供者备案可按日期设定，公众号默认与小程序、企业号相同',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, kindsInScope }) =>
    (form.apps ?? []).flatMap(({ key, kind }) => {
      if (kind === undefined || kindsInScope.includes(kind)) return [];
      return [
        {
          field: `apps.${key}.kind`,
          message: `${labelOf(form, `apps.${key}`)}的种类是“${APP_KINDS[kind]}”，不在提供者备案的范围内。`,
          remedy: isHeldOnPlatform(kind)
            ? '请把备案信息提交给所在平台的平台方，由平台方向教育部共享；请从本次备案中移除这个应用。'
            : '请从本次备案中移除这个应用；对范围有疑问的，请向受理备案的教育行政部门咨询。',
        },
      ];
    }),
});
