import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { STAGES } from '../option-lists.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theStudentsStagesAreTheSchoolsOwn = defineRule<UseFilingFacts>({
  id: 'use-filing/the-students-stages-are-the-schools-own',
  ref: 'UF-2',
  title: '学生的教育阶段应当是学校开办的阶段',
  sources: [F2(3)],
  ours: '教育阶段与单位信息不一致的只作提示',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ form, unit }) => {
    if (unit.kind !== 'school' || unit.stages.length === 0) return [];
    const strange = (form.users?.stages ?? []).filter((stage) => !unit.stages.includes(stage));
    return strange.map((stage) => ({
      field: 'users.stages',
      message: `使用对象含“${STAGES[stage]}”学生，学校登记的教育阶段中没有这一阶段。`,
      remedy: '请核对教育阶段；登记有误的，请主管教育行政部门更正单位信息。',
    }));
  },
});
