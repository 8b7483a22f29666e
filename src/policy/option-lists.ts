/** The choices that the printed forms and the texts name, as code → Chinese label. Lists that an authority edits are settings. */

export const STAGES = {
  university: '高等院校',
  vocational: '职业院校',
  'primary-secondary': '中小学',
  kindergarten: '幼儿园',
} as const;
export type Stage = keyof typeof STAGES;

/** M 10, O 8. */
export const APP_KINDS = {
  app: 'APP',
  'mini-program': '小程序',
  'enterprise-account': '企业号',
  'official-account': '公众号',
  other: '其他',
} as const;
export type AppKind = keyof typeof APP_KINDS;

/** F1 note 8. */
export const PLATFORMS = { ios: 'IOS', android: '安卓' } as const;
export type Platform = keyof typeof PLATFORMS;

/** F1 note 9. */
export const FUNCTION_TYPES = { learning: '学习类', management: '管理服务类' } as const;
export type FunctionType = keyof typeof FUNCTION_TYPES;

/** F1 note 1; the form's list is open, hence the last. */
export const PROVIDER_NATURES = {
  'government-organ': '政府机关',
  'public-institution': '事业单位',
  enterprise: '企业',
  'social-organisation': '社会团体',
  'private-non-enterprise': '民办非企业',
  other: '其他',
} as const;

/** F1 note 2. */
export const PROVIDER_PROOFS = {
  'organisation-code': '组织机构代码证书',
  'credit-code': '统一社会信用代码证书',
  'public-institution': '事业法人证书',
  'business-licence': '工商营业执照',
  'social-organisation': '社团法人证书',
  'private-non-enterprise': '民办非企业单位登记证书',
} as const;
export type ProviderProof = keyof typeof PROVIDER_PROOFS;

/** 网络安全等级 (F1): the grades of multi-level protection. */
export const MLPS_GRADES = {
  1: '第一级',
  2: '第二级',
  3: '第三级',
  4: '第四级',
  5: '第五级',
} as const satisfies Record<string, string>;

/** 是否具有以下功能 (F1); 均无 is an answer, unlike no answer (ours). */
export const APP_FEATURES = {
  forum: '论坛',
  charges: '收费',
  'live-streaming': '直播',
  'k12-tutoring': '中小学学科培训',
  none: '均无',
} as const;

/** 服务对象 (F1 note 10). */
export const APP_AUDIENCES = { ...STAGES, parent: '家长', teacher: '教师' } as const;
export type AppAudience = keyof typeof APP_AUDIENCES;

/** F2 note 3. */
export const USERS = { teacher: '教师', student: '学生', parent: '家长' } as const;
export type User = keyof typeof USERS;

/** F2 note 1. */
export const USING_UNIT_NATURES = {
  authority: '教育行政部门',
  'subordinate-unit': '直属单位',
  school: '学校',
} as const;
export type UsingUnitNature = keyof typeof USING_UNIT_NATURES;

/** F2 note 2. */
export const USING_UNIT_PROOFS = {
  'credit-code': '统一社会信用代码证书',
  'organisation-code': '统一机构代码',
} as const;

export const USE_NATURES = { required: '要求使用', recommended: '推荐使用' } as const;
export type UseNature = keyof typeof USE_NATURES;

/** M 17. */
export const USE_ORIGINS = {
  'self-developed': '自主开发',
  'self-selected': '自主选用',
  'required-by-superior': '上级部门要求使用',
} as const;

/** O 11. */
export const IMPORTANT_BUSINESS = {
  admission: '招生录取',
  'exam-registration': '考试报名',
  'score-query': '成绩查询',
  other: '其他重要业务',
} as const;

/** U 三.3: what concerns these needs no decision of the Party committee's leadership. */
export const SAFETY_EXEMPTIONS = {
  'national-security': '关系国家安全',
  'social-stability': '关系社会稳定',
  'personal-safety': '关系学校和师生人身安全',
} as const;

/** The codes of a list in its order, as zod's enum wants them. */
export function codesOf<Code extends string>(list: Readonly<Record<Code, string>>): [Code, ...Code[]] {
  return Object.keys(list) as [Code, ...Code[]];
}
