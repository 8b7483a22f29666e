import { F1, M, O, type Provision } from '../articles.ts';
import type { AppKind } from '../option-lists.ts';
import type { FiledApp, FiledSystem, InstallPackage, ProviderFilingForm, Purpose } from './form.ts';

export const SECTIONS = {
  unit: '主管单位',
  developer: '开发者',
  systems: '业务系统',
  apps: '教育移动应用',
  duties: '义务与证明材料',
  change: '变更',
} as const;
export type Section = keyof typeof SECTIONS;

export interface Condition<Whole> {
  /** Short, as it stands beside the label. */
  readonly when: string;
  readonly holds: (whole: Whole, purpose: Purpose) => boolean;
}

/** When a field must be filled in. */
export type Needed<Whole> = 'always' | 'optional' | Condition<Whole>;

/** A field of the form, or of one item of a list in it: a system, an app, a package. */
export interface Field<Whole> {
  /** Path within the whole, such as `proof.scan`. */
  readonly path: string;
  /** As printed on F1; where F1 has no such field, the word of the text that asks for it. */
  readonly label: string;
  readonly section: Section;
  readonly source: Provision;
  readonly needed: Needed<Whole>;
  /** The rule that asks for it in its own words, where that is not `the-form-is-complete`. */
  readonly askedBy?: string;
}

type PersonalDatum = NonNullable<FiledApp['personalData']>[number];

const printed = F1();
const otherDeveloper: Needed<ProviderFilingForm> = {
  when: '开发者不是主管单位',
  holds: (form) => form.developerIsUnit === false,
};
const telecom: Needed<ProviderFilingForm> = {
  when: '涉及经营电信业务',
  holds: (form) => form.unit?.telecomBusiness === true,
};
const amended: Needed<ProviderFilingForm> = {
  when: '变更备案',
  holds: (_form, purpose) => purpose === 'amendment',
};
const installed: Needed<FiledApp> = { when: '需要安装', holds: (app) => !isHeldOnPlatform(app.kind) };
const forum: Needed<FiledApp> = {
  when: '具备论坛、社区、留言等功能',
  holds: (app) => app.features?.includes('forum') === true,
};
const training: Needed<FiledApp> = { when: '实施培训', holds: trains };
const subjectTraining: Needed<FiledApp> = { when: '实施学科类培训', holds: teachesSubjects };
const foreigners: Needed<FiledApp> = {
  when: '聘用外籍人员实施培训',
  holds: (app) => app.foreignStaff === true,
};
const minors: Needed<FiledApp> = { when: '以未成年人为主要用户', holds: (app) => app.minorsMain === true };
const advertising: Needed<FiledApp> = { when: '呈现广告', holds: (app) => app.advertisements === true };
const registering: Needed<FiledApp> = { when: '有注册用户', holds: (app) => app.registersUsers === true };
const collecting: Needed<FiledApp> = {
  when: '收集个人信息',
  holds: (app) => app.collectsPersonalData === true,
};
const collectingFromMinors: Needed<FiledApp> = {
  when: '收集未成年人个人信息',
  holds: (app) => app.collectsPersonalData === true && servesMinors(app),
};

const prerequisites = 'icp-and-mlps-filing-come-first';
const protectsMinors = 'an-app-for-minors-limits-time-names-ages-and-checks-content';

type Row<Whole> = readonly [
  path: string,
  label: string,
  source: Provision,
  needed: Needed<Whole>,
  askedBy?: string,
];

/** The fields that a form has once, in the order in which people fill it in. */
export const formFields: readonly Field<ProviderFilingForm>[] = [
  ...section<ProviderFilingForm>('unit', [
    ['unit.name', '单位名称', printed, 'always'],
    ['unit.nature', '单位性质', F1(1), 'always'],
    ['unit.proof.kind', '单位有效证明', F1(2), 'always'],
    ['unit.proof.number', '单位有效证明号码', F1(2), 'always'],
    ['unit.proof.scan', '单位有效证明原件扫描件', F1(2), 'always'],
    ['unit.registeredPlace.region', '注册地（住所地）行政区划', printed, 'always'],
    ['unit.registeredPlace.address', '注册地（住所地）详细地址', printed, 'always'],
    ['unit.legalPerson.name', '法人信息（姓名）', printed, 'always'],
    ['unit.legalPerson.phone', '法人信息（电话）', printed, 'always'],
    ['unit.contact.name', '联系人信息（姓名）', printed, 'always'],
    ['unit.contact.phone', '联系人信息（电话）', printed, 'always'],
    ['unit.telecomBusiness', '是否涉及经营电信业务', O(4), 'always'],
    ['unit.telecomLicence', '电信业务经营许可', O(4), telecom, 'a-telecom-business-has-its-licence'],
  ]),
  ...section<ProviderFilingForm>('developer', [
    ['developerIsUnit', '主管单位是否即为开发者', printed, 'always'],
    ['developer.name', '开发者单位名称', printed, otherDeveloper],
    ['developer.nature', '开发者单位性质', F1(1), otherDeveloper],
    ['developer.proof.kind', '开发者单位有效证明', F1(2), otherDeveloper],
    ['developer.proof.number', '开发者单位有效证明号码', F1(2), otherDeveloper],
    ['developer.proof.scan', '开发者单位有效证明原件扫描件', F1(2), otherDeveloper],
    ['developer.contact.name', '开发者联系人信息（姓名）', printed, otherDeveloper],
    ['developer.contact.phone', '开发者联系人信息（电话）', printed, otherDeveloper],
    ['branch', '开发应用的子公司（分公司）或分支机构', M(11), 'optional'],
  ]),
  ...section<ProviderFilingForm>('change', [
    ['changedOn', '变化日期', M(15), amended, 'an-amendment-names-the-day-of-the-change'],
  ]),
];

/** 业务系统信息（一个系统填一个） */
export const systemFields: readonly Field<FiledSystem>[] = section<FiledSystem>('systems', [
  ['name', '业务系统名称', printed, 'always'],
  ['ipAddress', 'IP 地址', printed, 'always'],
  ['domain', '域名', F1(4), 'optional'],
  ['icpNumber', 'ICP 备案编号', M(9), 'always', prerequisites],
  ['mlpsGrade', '网络安全等级', M(9), 'always', prerequisites],
  ['mlpsNumber', '等级保护备案号', M(9), 'always', prerequisites],
  ['mlpsScan', '等级保护备案证书原件扫描件', F1(3), 'always', prerequisites],
  ['mlpsAssessmentReport', '等级测评报告', O(4), 'always', 'a-system-has-its-mlps-assessment-report'],
]);

/** 教育移动应用信息（一个应用填一次）, and what the texts ask beyond the printed form. */
export const appFields: readonly Field<FiledApp>[] = [
  ...section<FiledApp>('apps', [
    ['name', '应用名称', printed, 'always'],
    ['version', '版本号', printed, 'always'],
    ['kind', '应用种类', M(10), 'always'],
    ['platforms', '应用平台', F1(8), installed],
    ['securityCertification', '安全认证号', F1(7), 'optional'],
    ['functionTypes', '功能类型', F1(9), 'always'],
    ['audience', '服务对象', F1(10), 'always'],
    ['content', '服务内容', F1(11), 'always'],
    ['permissions', '获取的权限', F1(6), 'always'],
    ['features', '是否具有以下功能', printed, 'always'],
    ['packages', '各版本的安装包', F1(5), installed, 'every-declared-platform-has-a-package'],
  ]),
  ...section<FiledApp>('duties', [
    ['contentReviewSystem', '信息审核制度', O(5), forum, 'a-forum-has-a-content-review-system'],
    ['training', '是否实施培训', O(5), 'always'],
    [
      'trainingRegister',
      '培训主体审核、登记材料',
      O(5),
      training,
      'whoever-trains-is-reviewed-and-registered',
    ],
    ['offCampusOnlineTutoring', '是否属于校外线上学科类培训', O(5), training],
    ['teacherCertificates', '教师资格证', O(5), subjectTraining, 'subject-tutors-hold-teacher-certificates'],
    ['foreignStaff', '是否聘用外籍人员实施培训', O(5), training],
    [
      'foreignStaffReview',
      '外籍人员教学资质、学历和能力审查材料',
      O(5),
      foreigners,
      'foreign-staff-are-reviewed',
    ],
    ['minorsMain', '是否以未成年人为主要用户', O(5), 'always'],
    ['timeLimit', '使用时长限制', O(5), minors, protectsMinors],
    ['ageRange', '适龄范围', O(5), minors, protectsMinors],
    ['contentCheck', '内容把关措施', O(5), minors, protectsMinors],
    ['advertisements', '是否呈现广告', O(5), 'always'],
    ['advertisementsFit', '广告与服务相契合的说明', O(5), advertising, 'advertisements-fit-the-service'],
    ['games', '是否含有游戏', O(11), 'always'],
    ['registersUsers', '是否有注册用户', O(6), 'always'],
    ['identityVerification', '用户身份信息认证方式', O(6), registering, 'registered-users-are-identified'],
    ['collectsPersonalData', '是否收集个人信息', O(6), 'always'],
    [
      'personalData',
      '收集个人信息的目的、方式和范围',
      O(6),
      collecting,
      'personal-data-are-explained-item-by-item',
    ],
    ['consent', '用户同意', O(6), collecting, 'users-consent-to-the-collection'],
    ['guardianConsent', '监护人同意、授权', O(6), collectingFromMinors, 'guardians-consent-for-minors'],
    ['dataSafeguards', '数据保障机制', O(6), collecting, 'personal-data-are-safeguarded'],
    ['complaintChannel', '投诉举报渠道', O(13), 'always', 'a-complaint-channel-is-open'],
  ]),
];

/** Of each package of an app. */
export const packageFields: readonly Field<InstallPackage>[] = section<InstallPackage>('apps', [
  ['version', '版本号', F1(5), 'always'],
  ['platform', '应用平台', F1(8), 'always'],
  ['packageId', '包名（Bundle ID）', F1(5), 'always'],
  ['file', '安装包文件', F1(5), 'always'],
]);

/** Of each kind of personal data that an app collects. */
export const personalDatumFields: readonly Field<PersonalDatum>[] = section<PersonalDatum>('duties', [
  ['item', '个人信息项目', O(6), 'always', 'personal-data-are-explained-item-by-item'],
  ['purpose', '目的', O(6), 'always', 'personal-data-are-explained-item-by-item'],
  ['manner', '方式', O(6), 'always', 'personal-data-are-explained-item-by-item'],
  ['scope', '范围', O(6), 'always', 'personal-data-are-explained-item-by-item'],
]);

/** What runs inside another's platform has no package and no operating system of its own (M 10). */
export function isHeldOnPlatform(kind: AppKind | undefined): boolean {
  return kind === 'mini-program' || kind === 'enterprise-account' || kind === 'official-account';
}

/** 面向各教育阶段实施培训: said so, or implied by what else is declared. */
export function trains(app: FiledApp): boolean {
  return app.training === true || teachesSubjects(app);
}

function teachesSubjects(app: FiledApp): boolean {
  return app.offCampusOnlineTutoring === true || app.features?.includes('k12-tutoring') === true;
}

function servesMinors({ minorsMain, audience = [] }: FiledApp): boolean {
  return minorsMain === true || audience.includes('primary-secondary') || audience.includes('kindergarten');
}

function section<Whole>(name: Section, rows: readonly Row<Whole>[]): Field<Whole>[] {
  return rows.map(([path, label, source, needed, askedBy]) => ({
    path,
    label,
    section: name,
    source,
    needed,
    ...(askedBy !== undefined && { askedBy: `provider-filing/${askedBy}` }),
  }));
}
