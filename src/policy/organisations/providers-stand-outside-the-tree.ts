import { M, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';
import { isOutsideTree, ORGANISATION_KINDS } from './kinds.ts';

export const providersStandOutsideTheTree = defineRule<Pick<OrganisationFacts, 'kind' | 'parent'>>({
  id: 'organisations/providers-stand-outside-the-tree',
  ref: 'JU-11',
  title: '应用提供者、平台运营单位和应用商店不隶属于教育行政部门',
  sources: [M(10), M(12), M(16)],
  ours: '这三类单位没有上级',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, parent }) =>
    isOutsideTree(kind) && parent !== null
      ? [
          {
            field: 'parentId',
            message: `${ORGANISATION_KINDS[kind]}没有上级，却填写了“${parent.name}”。`,
            remedy: '请清空上级；如是学校或直属单位，请改选类型。',
          },
        ]
      : [],
});
