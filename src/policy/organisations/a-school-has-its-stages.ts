import { F1, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

export const aSchoolHasItsStages = defineRule<Pick<OrganisationFacts, 'kind' | 'stages'>>({
  id: 'organisations/a-school-has-its-stages',
  ref: 'JU-1',
  title: '学校（含幼儿园）至少有一个学段，其他机构没有学段',
  sources: [F1(10)],
  ours: '按学段确定适用的规定',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, stages }) => {
    if ((kind === 'school') === stages.length > 0) return [];
    return [
      kind === 'school'
        ? {
            field: 'stages',
            message: '没有填写学校的学段。',
            remedy: '请填写高等院校、职业院校、中小学、幼儿园中的一个或几个。',
          }
        : { field: 'stages', message: '只有学校填写学段。', remedy: '请清空学段，或将类型改为学校。' },
    ];
  },
});
