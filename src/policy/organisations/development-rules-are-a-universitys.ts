import { NATIONWIDE, U } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { ProfileFacts } from './profile-form.ts';

export const developmentRulesAreAUniversitys = defineRule<ProfileFacts>({
  id: 'organisations/development-rules-are-a-universitys',
  ref: 'JU-10',
  title: '开发制度由高等院校登记',
  sources: [U(3, 1)],
  ours: '其他单位没有这一项',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ form, kind, stages }) => {
    const isGiven = form.developmentRules !== null || form.developmentRulesFile !== null;
    if (!isGiven || (kind === 'school' && stages.includes('university'))) return [];
    return [
      {
        field: form.developmentRules === null ? 'developmentRulesFile' : 'developmentRules',
        message: '本单位不是高等院校，不登记开发制度。',
        remedy: '请清空这一项；学段有误的，请主管教育行政部门更正。',
      },
    ];
  },
});
