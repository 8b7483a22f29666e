import { M, NATIONWIDE, O, P, X } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { ProfileFacts } from './profile-form.ts';

export const aProfileNamesTheDepartmentInCharge = defineRule<Pick<ProfileFacts, 'form'>>({
  id: 'organisations/a-profile-names-the-department-in-charge',
  ref: 'JU-10',
  title: '教育行政部门和学校应当明确教育移动应用的归口管理职能部门',
  sources: [O(8), M(8), P(2), X(2)],
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ form }) =>
    form.department === null || form.department === ''
      ? [
          {
            field: 'department',
            message: '没有填写归口管理教育移动应用的职能部门。',
            remedy: '请填写本单位负责教育移动应用管理的部门，如信息化办公室。',
          },
        ]
      : [],
});
