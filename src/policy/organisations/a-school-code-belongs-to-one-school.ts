import { NATIONWIDE } from '../articles.ts';
import { parseSchoolCode } from '../identifiers/school-code.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

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
    const parsed = parseSchoolCode(schoolCode);
    if (!parsed.ok) return [fault(parsed.message, parsed.remedy)];
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
