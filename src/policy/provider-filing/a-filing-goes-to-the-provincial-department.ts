import type { AuthorityLevel } from '../access/grants.ts';
import { A, instruments, M, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { FilingProvider, ProviderFilingFacts } from './facts.ts';

/** The levels whose departments take provider filings. */
export const TAKE_PROVIDER_FILINGS = ['province', 'ministry'] as const satisfies readonly AuthorityLevel[];

/** All that it looks at, so that it can be asked before anything is filled in. */
type Parties = Pick<ProviderFilingFacts, 'provider' | 'authority'>;

export const aFilingGoesToTheProvincialDepartment = defineRule<Parties>({
  id: 'provider-filing/a-filing-goes-to-the-provincial-department',
  ref: 'JU-2',
  title: '提供者向住所地或注册地的省级教育行政部门备案',
  sources: [M(10), O(4), A(1)],
  ours: '教育部自己开发的应用向哪里备案，文件没有规定，不作限制',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ provider, authority }) =>
    authority.level === 'province' || (authority.level === 'ministry' && filesWithTheMinistry(provider))
      ? []
      : [
          {
            message: '受理部门不是省级教育行政部门。',
            remedy: '请改选单位住所地或者注册地的省级教育行政部门，备案后全国有效。',
          },
        ],
});

function filesWithTheMinistry({ kind, level }: FilingProvider): boolean {
  return kind === 'authority' && (level === 'province' || level === 'ministry');
}
