import { NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

export const aParentExistsAndIsOpen = defineRule<Pick<OrganisationFacts, 'parent' | 'effectiveOn'>>({
  id: 'organisations/a-parent-exists-and-is-open',
  ref: 'JU-1',
  title: '隶属关系存续期间，上级机构应当存在且未撤销',
  sources: [],
  ours: '下级不能早于上级，也不能挂在已撤销的机构下',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ parent, effectiveOn }) => {
    if (parent === null) return [];
    const findings: Finding[] = [];
    if (parent.existsSince > effectiveOn)
      findings.push({
        field: 'effectiveOn',
        message: `上级“${parent.name}”自 ${parent.existsSince} 起才存在，隶属关系不能从 ${effectiveOn} 开始。`,
        remedy: '请改用不早于该日的日期，或核对上级。',
      });
    if (!parent.open)
      findings.push({
        field: 'parentId',
        message: `上级“${parent.name}”在 ${effectiveOn} 或之后已撤销。`,
        remedy: '请填写现存的上级机构。',
      });
    return findings;
  },
});
