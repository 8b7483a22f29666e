import { M, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';
import { AUTHORITY_LEVELS, LEVELS_ABOVE } from './kinds.ts';

export const anAuthorityAnswersToAHigherOne = defineRule<
  Pick<OrganisationFacts, 'kind' | 'level' | 'parent'>
>({
  id: 'organisations/an-authority-answers-to-a-higher-one',
  ref: 'JU-1',
  title: '教育行政部门按教育部、省、市、县逐级隶属，县级可以由省直管',
  sources: [M(5), M(6), M(8), M(19)],
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, level, parent }) => {
    if (kind !== 'authority') return level === null ? [] : [superfluousLevel];
    if (level === null) return [missingLevel];
    const above = LEVELS_ABOVE[level];
    if (above.length === 0) return parent === null ? [] : [rootWithParent];
    if (parent?.kind === 'authority' && parent.level !== null && above.includes(parent.level)) return [];
    const expected = above.map((each) => AUTHORITY_LEVELS[each]).join('或');
    const found = parent === null ? '没有填写上级' : `现填写的是“${parent.name}”`;
    return [
      {
        field: 'parentId',
        message: `${AUTHORITY_LEVELS[level]}教育行政部门的上级应为${expected}教育行政部门，${found}。`,
        remedy: '请核对层级和上级后重新填写。',
      },
    ];
  },
});

const superfluousLevel: Finding = {
  field: 'level',
  message: '只有教育行政部门填写层级。',
  remedy: '请清空层级；学校和直属单位的层级由其上级决定。',
};

const missingLevel: Finding = {
  field: 'level',
  message: '没有填写教育行政部门的层级。',
  remedy: '请选择教育部、省级、市级或县级。',
};

const rootWithParent: Finding = {
  field: 'parentId',
  message: '教育部没有上级，却填写了上级。',
  remedy: '请清空上级，或核对层级。',
};
