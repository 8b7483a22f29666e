import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/subject-tutors-hold-teacher-certificates';

export const subjectTutorsHoldTeacherCertificates = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '在校外线上培训机构实施学科类培训的人员应当取得教师资格证',
  sources: [O(5)],
  ours: '勾选“中小学学科培训”的，与校外线上学科类培训同样提供',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '实施学科类培训的人员应当取得教师资格证'),
});
