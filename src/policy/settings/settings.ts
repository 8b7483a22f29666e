import { z } from 'zod';
import type { AuthorityLevel } from '../access/grants.ts';
import { knownSdks } from '../app-packages/known-sdks.ts';
import { knownSdkList } from '../app-packages/sdk-options.ts';
import { A, instruments, type Provision, type Territory } from '../articles.ts';
import { day, manyOf, yesOrNo } from '../form-parts.ts';
import { isProvinceCode } from '../identifiers/region-code.ts';
import { passwordPolicy, STANDARD_PASSWORD_POLICY } from '../identity/password-policy.ts';
import {
  lockout,
  SECOND_FACTOR_HOLDERS,
  STANDARD_LOCKOUT,
  STANDARD_SECOND_FACTOR_HOLDERS,
  STANDARD_SESSION_TIMES,
  sessionTimes,
} from '../identity/sign-in-policy.ts';
import type { LegalDay } from '../legal-day.ts';
import { APP_KINDS, codesOf } from '../option-lists.ts';
import { contents, permissions, scenes } from './default-option-lists.ts';
import { contentOption, option, optionList, permissionOptions } from './options.ts';

export type { SettingOption } from './options.ts';

const kinds = manyOf(APP_KINDS);
const workingDays = z.int('应为整数').min(1, '至少 1 个工作日').max(250, '最多 250 个工作日');
const days = z.int('应为整数').min(1, '至少 1 天').max(366, '最多 366 天');
const provinceCode = z
  .string('应为两位数字')
  .max(2, '应为两位数字')
  .refine(isProvinceCode, '应为两位的省级代码，如 41');

const megabytes = z.int('应为整数').min(1, '至少 1 MB').max(100_000_000, '最多 100000000 MB');
const unfinished = z.int('应为整数').min(1, '至少 1 个').max(1000, '最多 1000 个');

export interface Setting<Value> {
  /** In Chinese, as an administrator sees it. */
  readonly title: string;
  readonly schema: z.ZodType<Value>;
  /** What holds where no authority has set anything. */
  readonly standard: Value;
  /** Where the default comes from: a provision, or 平台规定 with the reason. */
  readonly source: string;
  /** Who may set it; absent: any authority. What a province decides on its own cases is not for those below to change. */
  readonly levels?: readonly AuthorityLevel[];
}

const BY_PROVINCE = ['ministry', 'province'] as const;
const ours = (because: string) => `平台规定：${because}`;
const allKinds = codesOf(APP_KINDS);

/** Every dated setting. An authority sets a value from a day on; it holds for all below it. */
export const settings = {
  'options.scenes': {
    title: '使用场景选项',
    schema: optionList(option),
    standard: scenes,
    source: ours('备案办法附件2注4“以系统选项为准”，选项未公布'),
    levels: BY_PROVINCE,
  },
  'options.content': {
    title: '服务内容选项',
    schema: optionList(contentOption),
    standard: contents,
    source: ours('备案办法附件1注11，选项及其与服务对象、功能类型的对应关系均未公布'),
    levels: BY_PROVINCE,
  },
  'options.permissions': {
    title: '获取的权限选项',
    schema: permissionOptions,
    standard: permissions,
    source: ours('备案办法附件1注6，选项未公布；取自个人信息权限分组 TC260-PG-20204A'),
    levels: BY_PROVINCE,
  },
  'scope.provider-filing': {
    title: '提供者备案包含的应用种类',
    schema: kinds,
    standard: ['app', 'other'],
    source: ours('备案办法第十条：小程序、企业号等平台第三方应用由平台方统一提交'),
    levels: BY_PROVINCE,
  },
  'scope.use-filing': {
    title: '使用者备案包含的应用种类',
    schema: kinds,
    standard: allKinds,
    source: ours('小程序、公众号等也纳入管理（教技函〔2019〕55号（八））'),
  },
  'scope.selection': {
    title: '选用管理包含的应用种类',
    schema: kinds,
    standard: allKinds,
    source: ours('小程序、公众号等也纳入管理（教技函〔2019〕55号（八））'),
  },
  'provider-filing.buffer-until': {
    title: 'ICP备案和等级保护备案可以后补的最后日期',
    schema: day.nullable(),
    standard: null,
    source: ours('没有设定日期的地方没有缓冲期，备案办法第九条自施行之日起适用'),
    levels: BY_PROVINCE,
  },
  'provider-filing.ban-months': {
    title: '撤销备案后不受理该单位备案申请的期限（月）',
    schema: z.int('应为整数').min(1, '至少 1 个月').max(120, '最多 120 个月'),
    standard: 6,
    source: '备案办法第二十四条',
    levels: BY_PROVINCE,
  },
  'provider-filing.second-approval': {
    title: '提供者备案是否须由第二人复审',
    schema: yesOrNo,
    standard: false,
    source: ours('办法没有规定复审'),
    levels: BY_PROVINCE,
  },
  'provider-filing.province-code': {
    title: '备案号中的省级代码',
    schema: provinceCode.nullable(),
    standard: null,
    source: ours('没有设定时取本省行政区划代码的前两位，与已公布的备案号一致'),
    levels: BY_PROVINCE,
  },
  'cases.warning-working-days': {
    title: '办件到期前提前几个工作日提醒',
    schema: z.int('应为整数').min(0, '不能小于 0').max(30, '最多 30 个工作日'),
    standard: 2,
    source: ours('文件没有规定提醒；0 表示到期当日提醒'),
  },
  'use-filing.existing-apps-deadline': {
    title: '现有应用完成备案的最后日期',
    schema: day.nullable(),
    standard: null,
    source: ours('没有设定日期的地方不统计按期完成'),
  },
  'use-filing.confirmation-working-days': {
    title: '使用者备案的确认时限（工作日）',
    schema: workingDays,
    standard: 10,
    source: ours('办法没有规定确认时限，默认与核验相同'),
  },
  'use-filing.replacement-days': {
    title: '提供者备案暂停、撤销或注销后停用或更换的期限（天）',
    schema: days,
    standard: 30,
    source: ours('文件没有规定期限'),
  },
  'use-filing.self-developed-numbered': {
    title: '自研自用的应用是否编备案号',
    schema: yesOrNo,
    standard: false,
    source: ours('备案办法第十四条只规定提供者备案编号'),
  },
  'files.quota-megabytes': {
    title: '每个单位上传文件的总量（MB）',
    schema: megabytes,
    standard: 20_480,
    source: ours('防止存储空间被一个单位占满；约可存放 20 个最大的安装包'),
  },
  'files.unfinished-uploads': {
    title: '每个单位同时进行的上传个数',
    schema: unfinished,
    standard: 10,
    source: ours('防止存储空间被未完成的上传占满'),
  },
  'packages.sdks': {
    title: '安装包中须识别的第三方组件',
    schema: knownSdkList,
    standard: knownSdks,
    source: ours('按组件提供方公开的类包名整理，用于发现未申报的广告、支付、直播等功能'),
    levels: BY_PROVINCE,
  },
  'packages.oldest-target': {
    title: '安卓安装包面向的系统版本（API 级别）低于多少时提醒',
    schema: z.int('应为整数').min(1, '至少为 1').max(1000, '最多为 1000'),
    standard: 30,
    source: ours('低于 30（安卓 11）的应用不受分区存储限制，低于 23（安卓 6）的应用在安装时一次取得全部权限'),
    levels: BY_PROVINCE,
  },
  'identity.password-policy': {
    title: '密码策略',
    schema: passwordPolicy,
    standard: STANDARD_PASSWORD_POLICY,
    source: ours('GB/T 22239-2019第8.1.4.1条a)项要求复杂度和定期更换，没有规定数值'),
  },
  'identity.lockout': {
    title: '登录失败锁定',
    schema: lockout,
    standard: STANDARD_LOCKOUT,
    source: ours('GB/T 22239-2019第8.1.4.1条b)项要求限制非法登录次数，没有规定数值'),
  },
  'identity.session-times': {
    title: '会话超时',
    schema: sessionTimes,
    standard: STANDARD_SESSION_TIMES,
    source: ours('GB/T 22239-2019第8.1.4.1条b)项要求超时自动退出，没有规定数值'),
  },
  'identity.second-factor-for': {
    title: '须使用动态验证码的角色',
    schema: manyOf(SECOND_FACTOR_HOLDERS),
    standard: STANDARD_SECOND_FACTOR_HOLDERS,
    source: ours('GB/T 22239-2019第8.1.4.1条d)项要求两种以上鉴别技术，没有规定角色'),
  },
  'identity.activation-code-days': {
    title: '激活码的有效期（天）',
    schema: days,
    standard: 30,
    source: ours('纸面发放需要时间，过期的可以重新生成'),
  },
} as const satisfies Record<string, Setting<never> | Setting<unknown>>;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.output<(typeof settings)[Key]['schema']>;

/** What a province's notices have set, to be entered for the authority in charge of that territory. */
export const publishedEntries: readonly {
  readonly key: SettingKey;
  readonly territory: Territory;
  readonly from: LegalDay;
  readonly value: unknown;
  readonly source: Provision;
}[] = [
  {
    key: 'use-filing.existing-apps-deadline',
    territory: instruments.A.territory,
    from: instruments.A.from,
    value: '2020-01-31',
    source: A(2, 1),
  },
  {
    key: 'provider-filing.buffer-until',
    territory: instruments.A.territory,
    from: instruments.A.from,
    value: '2020-01-31',
    source: A(2, 2),
  },
];

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settings, text);
}
