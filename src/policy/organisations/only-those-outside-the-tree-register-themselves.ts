import { M, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { RegistrationFacts } from './facts.ts';
import { isOutsideTree, ORGANISATION_KINDS } from './kinds.ts';

export const onlyThoseOutsideTheTreeRegisterThemselves = defineRule<RegistrationFacts>({
  id: 'organisations/only-those-outside-the-tree-register-themselves',
  ref: 'JU-11',
  title: '只有应用提供者、平台运营单位和应用商店自行登记',
  sources: [M(10), M(12), M(16)],
  ours: '教育行政部门、直属单位和学校由上级登记，兼为提供者的用已有账号备案',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind }) =>
    isOutsideTree(kind)
      ? []
      : [
          {
            field: 'kind',
            message: `${ORGANISATION_KINDS[kind]}不自行登记。`,
            remedy: '请向主管教育行政部门索取账号；单位自己开发应用的，用同一账号备案，无须另行登记。',
          },
        ],
});
