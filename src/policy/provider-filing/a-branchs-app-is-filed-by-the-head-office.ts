import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

const BRANCH = /分公司|分支机构|办事处/;

export const aBranchsAppIsFiledByTheHeadOffice = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-branchs-app-is-filed-by-the-head-office',
  ref: 'JU-3',
  title: '子公司（分公司）或分支机构开发的应用，由总公司向其注册地的省级教育行政部门备案',
  sources: [M(11)],
  ours: '从名称看像是分支机构的只作提示，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form: { unit } }) =>
    unit?.name !== undefined && BRANCH.test(unit.name)
      ? [
          {
            field: 'unit.name',
            message: `主管单位“${unit.name}”像是分公司或者分支机构，应当由总公司汇总备案。`,
            remedy:
              '请由总公司提交备案，并在“开发应用的子公司（分公司）或分支机构”中写明；不是分支机构的仍可提交。',
          },
        ]
      : [],
});
