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
export type UsingUnitProof = keyof typeof USING_UNIT_PROOFS;

export const USE_NATURES = { required: '要求使用', recommended: '推荐使用' } as const;
export type UseNature = keyof typeof USE_NATURES;

/** M 17. */
export const USE_ORIGINS = {
  'self-developed': '自主开发',
  'self-selected': '自主选用',
  'required-by-superior': '上级部门要求使用',
} as const;
export type UseOrigin = keyof typeof USE_ORIGINS;

/** O 11. */
export const IMPORTANT_BUSINESS = {
  admission: '招生录取',
  'exam-registration': '考试报名',
  'score-query': '成绩查询',
  other: '其他重要业务',
} as const;
export type ImportantBusiness = keyof typeof IMPORTANT_BUSINESS;

/** U 三.3: what concerns these needs no decision of the Party committee's leadership. */
export const SAFETY_EXEMPTIONS = {
  'national-security': '关系国家安全',
  'social-stability': '关系社会稳定',
  'personal-safety': '关系学校和师生人身安全',
} as const;
export type SafetyExemption = keyof typeof SAFETY_EXEMPTIONS;

/** The codes of a list in its order, as zod's enum wants them. */
export function codesOf<Code extends string>(list: Readonly<Record<Code, string>>): [Code, ...Code[]] {
  return Object.keys(list) as [Code, ...Code[]];
}
