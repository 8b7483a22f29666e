import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/a-system-has-its-mlps-assessment-report';

export const aSystemHasItsMlpsAssessmentReport = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-3',
  title: '业务系统应当有等级测评报告，没有的说明理由',
  sources: [O(4)],
  ours: '没有报告的可以说明不适用的理由，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '《意见》（四）要求取得等级测评报告；没有的，应当说明不适用的理由'),
});
