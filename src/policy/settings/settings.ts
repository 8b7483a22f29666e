import { z } from 'zod';
import { A, instruments, type Provision, type Territory } from '../articles.ts';
import { day, line, manyOf } from '../form-parts.ts';
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

/** One choice of an option list. A retired one stays readable in old filings and can no longer be chosen. */
const option = z.strictObject({
  code: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '代码由小写字母、数字和连字符组成'),
  label: line(50).min(1, '请填写名称'),
  retired: z.boolean().optional(),
});
export type SettingOption = z.infer<typeof option>;

const options = z
  .array(option)
  .min(1, '至少保留一个选项')
  .max(200, '最多 200 个选项')
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, '选项代码不能重复');
const kinds = manyOf(APP_KINDS);
const workingDays = z.int('应为整数').min(1, '至少 1 个工作日').max(250, '最多 250 个工作日');
const days = z.int('应为整数').min(1, '至少 1 天').max(366, '最多 366 天');

export interface Setting<Value> {
  /** In Chinese, as an administrator sees it. */
  readonly title: string;
  readonly schema: z.ZodType<Value>;
  /** What holds where no authority has set anything. */
  readonly standard: Value;
  /** Where the default comes from: a provision, or 平台规定 with the reason. */
  readonly source: string;
}

const ours = (because: string) => `平台规定：${because}`;
const allKinds = codesOf(APP_KINDS);

/** Every dated setting. An authority sets a value from a day on; it holds for all below it. */
export const settings = {
  'options.scenes': {
    title: '使用场景选项',
    schema: options,
    standard: scenes,
    source: ours('备案办法附件2注4“以系统选项为准”，选项未公布'),
  },
  'options.content': {
    title: '服务内容选项',
    schema: options,
    standard: contents,
    source: ours('备案办法附件1注11，选项未公布'),
  },
  'options.permissions': {
    title: '获取的权限选项',
    schema: options,
    standard: permissions,
    source: ours('备案办法附件1注6，选项未公布；取自个人信息权限分组 TC260-PG-20204A'),
  },
  'scope.provider-filing': {
    title: '提供者备案包含的应用种类',
    schema: kinds,
    standard: ['app', 'other'],
    source: ours('备案办法第十条：小程序、企业号等平台第三方应用由平台方统一提交'),
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
    schema: z.boolean('应为是或否'),
    standard: false,
    source: ours('备案办法第十四条只规定提供者备案编号'),
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
];

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settings, text);
}
