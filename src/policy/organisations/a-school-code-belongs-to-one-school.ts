import { NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding } from '../rule.ts';
import { ALWAYS, EVERYBODY, type OrganisationFacts } from './facts.ts';

const SCHOOL_CODE = /^\d{10}$/;

export const aSchoolCodeBelongsToOneSchool = defineRule<
  Pick<OrganisationFacts, 'kind' | 'schoolCode' | 'codesTaken'>
>({
  id: 'organisations/a-school-code-belongs-to-one-school',
  ref: 'JU-1',
  title: '学校标识码为 10 位数字，一校一码，改名不变，不重复使用',
  sources: [],
  ours: '学校标识码是识别学校的依据',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, schoolCode, codesTaken }) => {
    if (schoolCode === null) return [];
    if (kind !== 'school') return [fault('只有学校填写学校标识码。', '请清空学校标识码，或将类型改为学校。')];
    if (!SCHOOL_CODE.test(schoolCode))
      return [fault(`学校标识码“${schoolCode}”应为 10 位数字。`, '请对照教育部学校（机构）代码填写。')];
    if (codesTaken.school)
      return [
        fault(
          `学校标识码 ${schoolCode} 已经登记。`,
          '同一学校请改用更名、调整隶属；不是同一学校的请核对代码。',
        ),
      ];
    return [];
  },
});

function fault(message: string, remedy: string): Finding {
  return { field: 'schoolCode', message, remedy };
}
