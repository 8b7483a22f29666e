import { A, M, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';
import { ORGANISATION_KINDS } from './kinds.ts';

export const aSchoolOrUnitBelongsToAnAuthority = defineRule<Pick<OrganisationFacts, 'kind' | 'parent'>>({
  id: 'organisations/a-school-or-unit-belongs-to-an-authority',
  ref: 'JU-1',
  title: '学校和直属单位隶属于某一级教育行政部门，哪一级都可以',
  sources: [M(8), M(19), A(1)],
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, parent }) => {
    if (kind !== 'school' && kind !== 'subordinate-unit') return [];
    if (parent?.kind === 'authority') return [];
    const found = parent === null ? '没有填写上级' : `“${parent.name}”是${ORGANISATION_KINDS[parent.kind]}`;
    return [
      {
        field: 'parentId',
        message: `${ORGANISATION_KINDS[kind]}的上级应为教育行政部门，${found}。`,
        remedy: '请填写其所隶属的教育行政部门（部、省、市、县均可）。',
      },
    ];
  },
});
