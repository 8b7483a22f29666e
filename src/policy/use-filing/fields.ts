import { F2, M, O, type Provision, U } from '../articles.ts';
import { hasContent } from '../has-content.ts';
import type { Purpose, UseFilingForm } from './form.ts';

export const SECTIONS = {
  unit: '主管单位信息',
  app: '教育移动应用信息',
  decision: '集体决策和协议',
  conduct: '收费、广告和使用要求',
  university: '高校管理服务类应用',
  change: '变更',
} as const;

export interface Condition {
  /** Short, as it stands beside the label. */
  readonly when: string;
  /** Absent where the form alone cannot tell; the rule in `askedBy` can. */
  readonly holds?: (form: UseFilingForm, purpose: Purpose) => boolean;
}

/** When a field must be filled in. */
export type Needed = 'always' | 'optional' | Condition;

export interface Field {
  /** Path in the form, such as `decision.minutes`. */
  readonly path: string;
  /** As printed on F2; where F2 has no such field, the word of the text that asks for it. */
  readonly label: string;
  readonly section: keyof typeof SECTIONS;
  readonly source: Provision;
  readonly needed: Needed;
  /** The rule that asks for it in its own words, where that is not `the-form-is-complete`. */
  readonly askedBy?: string;
}

const printed = F2();
const hasStudents: Needed = {
  when: '使用对象含学生',
  holds: (form) => form.users?.audience?.includes('student') === true,
};
const required: Needed = { when: '要求使用', holds: (form) => form.nature === 'required' };
const decided: Needed = { when: '有集体决策', holds: (form) => form.collectiveDecision === true };
const signed: Needed = { when: '已签订协议或合同', holds: (form) => form.agreementSigned === true };
const told: Needed = { when: '上级部门要求使用', holds: (form) => form.origin === 'required-by-superior' };
const picked: Needed = { when: '非自研自用', holds: (form) => form.selfDevelopedSelfUsed !== true };
const ownApp: Needed = { when: '自研自用', holds: (form) => form.selfDevelopedSelfUsed === true };
const recommended: Needed = { when: '推荐使用', holds: (form) => form.nature === 'recommended' };
const important: Needed = {
  when: '承担重要业务',
  holds: (form) => (form.importantBusiness ?? []).length > 0,
};
const amended: Needed = { when: '变更备案', holds: (_form, purpose) => purpose === 'amendment' };

const management: Needed = { when: '高校管理服务类应用' };
const weighty: Needed = { when: '高校要求统一使用、大范围采集个人信息' };
const biometric: Needed = { when: '高校采集生物识别信息' };
const servesOnlyTheUnit = 'a-self-developed-app-serves-only-the-unit';
const namesASystem = 'provider-filing/a-filing-names-at-least-one-system-and-one-app';
const onProviderForm = 'provider-filing/the-form-is-complete';
const itApproval = 'a-university-app-has-the-it-departments-approval';
const partyCommittee = 'a-university-app-for-all-has-the-party-committees-approval';

type Row = readonly [path: string, label: string, source: Provision, needed: Needed, askedBy?: string];

/** Every field of the form in the order in which people fill it in. */
export const useFilingFields: readonly Field[] = [
  ...section('unit', [
    ['unit.name', '单位名称', printed, 'always'],
    ['unit.nature', '单位性质', F2(1), 'always'],
    ['unit.proof.kind', '单位有效证明', F2(2), 'always'],
    ['unit.proof.number', '单位有效证明号码', F2(2), 'always'],
    ['unit.domicile.region', '住所地（行政区划）', printed, 'always'],
    ['unit.domicile.address', '住所地（详细地址）', printed, 'always'],
    ['unit.legalPerson.name', '法人信息（姓名）', printed, 'always'],
    ['unit.legalPerson.phone', '法人信息（电话）', printed, 'always'],
    ['unit.contact.name', '联系人信息（姓名）', printed, 'always'],
    ['unit.contact.phone', '联系人信息（电话）', printed, 'always'],
  ]),
  ...section('app', [
    ['selfDevelopedSelfUsed', '是否自研自用', M(21), 'always'],
    ['app.registerId', '所用应用', M(18), picked, 'an-app-is-picked-or-self-developed'],
    ['selfDeveloped.developedByUnit', '由本单位自主开发', M(21), ownApp, servesOnlyTheUnit],
    ['selfDeveloped.internalManagement', '服务于本单位内部管理', M(21), ownApp, servesOnlyTheUnit],
    ['selfDeveloped.notOfferedToOthers', '不对外单位提供服务', M(21), ownApp, servesOnlyTheUnit],
    ['selfDeveloped.systems', '业务系统', M(21), ownApp, namesASystem],
    ['selfDeveloped.app', '应用信息', M(21), ownApp, onProviderForm],
    ['users.audience', '使用对象', F2(3), 'always'],
    ['users.stages', '教育阶段', F2(3), hasStudents],
    ['scenes', '使用场景', F2(4), 'always'],
    ['nature', '使用性质', printed, 'always'],
    ['origin', '来源', M(17), 'always'],
    ['requiredBy', '要求部门', M(17), told, 'an-imposed-app-names-who-required-it'],
    ['requiredByDocument', '要求使用的文件', M(17), told, 'an-imposed-app-names-who-required-it'],
  ]),
  ...section('decision', [
    ['views', '教职工、学生和家长的意见', O(10), 'always'],
    ['collectiveDecision', '是否有集体决策', F2(5), 'always'],
    ['decision.date', '决策日期', O(10), decided, 'a-collective-decision-is-recorded'],
    ['decision.body', '决策机构', O(10), decided, 'a-collective-decision-is-recorded'],
    ['decision.attendees', '参加人', O(10), decided, 'a-collective-decision-is-recorded'],
    ['decision.minutes', '会议纪要', O(10), decided, 'a-collective-decision-is-recorded'],
    ['agreementSigned', '是否签订协议/合同', F2(5), 'always'],
    ['agreement', '协议或合同', F2(5), signed, 'a-signed-agreement-is-attached'],
    ['agreementNotApplicable', '无协议或合同的理由', F2(5), 'optional'],
  ]),
  ...section('conduct', [
    ['charges', '是否收费', O(11), 'always'],
    ['disguisedCharges', '是否变相收费', O(11), 'always'],
    ['advertisements', '是否植入商业广告', O(11), required],
    ['games', '是否植入游戏', O(11), required],
    ['tiedToTeaching', '是否与教学、管理行为挂钩', F2(5), recommended],
    ['tiedToMarks', '是否与学分、成绩、评优挂钩', O(11), recommended],
    ['importantBusiness', '承担的重要业务', O(11), 'optional'],
    ['exclusive', '是否签订排他协议', O(11), important, 'important-business-has-no-exclusive-agreement'],
  ]),
  ...section('university', [
    ['largeScalePersonalData', '是否大范围采集个人信息', U(3, 3), management, itApproval],
    ['biometricData', '是否采集人脸等个人生物识别信息', U(3, 3), management, itApproval],
    ['safetyExemption', '不需党委领导班子审定的情形', U(3, 3), 'optional'],
    ['itApproval', '信息化部门审核或立项文件', U(3, 2), management, itApproval],
    ['consultation', '征求意见材料', U(3, 3), weighty, partyCommittee],
    ['partyCommitteeApproval', '党委领导班子审定文件', U(3, 3), weighty, partyCommittee],
    [
      'biometricReview',
      '科学性、伦理性、安全性论证材料',
      U(3, 3),
      biometric,
      'biometric-data-needs-a-review',
    ],
  ]),
  ...section('change', [
    ['changedOn', '变化日期', M(20), amended, 'an-amendment-names-the-day-of-the-change'],
  ]),
];

const labels = new Map(useFilingFields.map(({ path, label }) => [path, label]));

/** Whether anything at all is entered at that path; blanks and empty lists are nothing. */
export function isFilledIn(form: UseFilingForm, path: string): boolean {
  const value = path
    .split('.')
    .reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], form);
  return hasContent(value);
}

/** The field's label as printed; of a part without one of its own, that of the whole. */
export function labelOf(path: string): string {
  const whole = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return labels.get(path) ?? (whole === '' ? path : labelOf(whole));
}

function section(name: keyof typeof SECTIONS, rows: readonly Row[]): Field[] {
  return rows.map(([path, label, source, needed, askedBy]) => ({
    path,
    label,
    section: name,
    source,
    needed,
    ...(askedBy !== undefined && { askedBy: askedBy.includes('/') ? askedBy : `use-filing/${askedBy}` }),
  }));
}
