import { parseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import { parseSchoolCode } from '../../../policy/identifiers/school-code.ts';
import { STAGES, USE_NATURES, USE_ORIGINS, USERS } from '../../../policy/option-lists.ts';
import { anyText, day, manyOf, oneOf, yesNo } from '../../tables/parsers.ts';
import { defineColumn, type Parsed, type ValuesOf } from '../../tables/table.ts';

/** The columns of a list of use filings; keys are paths of the form where there is one. */
export const useFilingColumns = [
  column('schoolCode', ['学校标识码'], identifier(parseSchoolCode)),
  defineColumn({
    key: 'number',
    headers: ['备案号', 'APP备案号', '教育APP备案号'],
    required: true,
    parse: identifier(parseFilingNumber),
    normalise: 'text',
  }),
  column('nature', ['使用性质'], oneOf(byLabel(USE_NATURES))),
  column('users.audience', ['使用对象'], manyOf(byLabel(USERS))),
  column('users.stages', ['教育阶段', '学段'], manyOf(byLabel(STAGES))),
  column('scenes', ['使用场景'], list),
  column('origin', ['来源'], oneOf(byLabel(USE_ORIGINS))),
  column('requiredBy', ['要求部门'], anyText),
  column('requiredByDocument', ['要求使用的文件', '文件'], anyText),
  column('views', ['教职工、学生和家长的意见', '征求意见情况'], anyText),
  column('collectiveDecision', ['是否有集体决策', '是否集体决策'], yesNo),
  column('decision.date', ['决策日期'], day),
  column('decision.body', ['决策机构'], anyText),
  column('decision.attendees', ['参加人'], list),
  column('agreementSigned', ['是否签订协议/合同', '是否签订协议'], yesNo),
  column('charges', ['是否收费'], yesNo),
  column('disguisedCharges', ['是否变相收费'], yesNo),
  column('advertisements', ['是否植入商业广告'], yesNo),
  column('games', ['是否植入游戏'], yesNo),
  column('tiedToTeaching', ['是否与教学、管理行为挂钩'], yesNo),
  column('tiedToMarks', ['是否与学分、成绩、评优挂钩'], yesNo),
] as const;

export type UseFilingValues = ValuesOf<typeof useFilingColumns>;

function column<const Key extends string, Value>(
  key: Key,
  headers: readonly [string, ...string[]],
  parse: (text: string) => Parsed<Value>,
) {
  return defineColumn({ key, headers, required: false, parse });
}

function byLabel<Code extends string>(labels: Readonly<Record<Code, string>>): Record<string, Code> {
  return Object.fromEntries(Object.entries<string>(labels).map(([code, label]) => [label, code as Code]));
}

function list(text: string): Parsed<readonly string[]> {
  return {
    ok: true,
    value: text
      .split(/[、，,；;]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  };
}

type Identified<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Entry does not forgive: what is wrong, and what to do. */
function identifier<Value>(parse: (text: string) => Identified<Value>): (text: string) => Parsed<Value> {
  return (text) => {
    const parsed = parse(text);
    return parsed.ok ? parsed : { ok: false, message: `${parsed.message}${parsed.remedy}` };
  };
}
