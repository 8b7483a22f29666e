import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import { SECOND_FACTOR_HOLDERS } from '../../../policy/identity/sign-in-policy.ts';
import { APP_KINDS } from '../../../policy/option-lists.ts';
import type { SettingOption } from '../../../policy/settings/settings.ts';

/** Parts of a setting's value. */
export const PART_TITLES: Readonly<Record<string, string>> = {
  minLength: '最短长度（位）',
  minClasses: '至少含几种字符',
  history: '不得与最近几个密码相同（个）',
  maxAgeDays: '有效期（天）',
  attempts: '连续失败几次后锁定',
  minutes: '锁定多久（分钟）',
  idleMinutes: '多久没有操作就退出（分钟）',
  hours: '最长保持登录（小时）',
};

const CHOICES: Readonly<Record<string, string>> = { ...APP_KINDS, ...SECOND_FACTOR_HOLDERS };

export function choiceTitle(code: string): string {
  return CHOICES[code] ?? code;
}

/** Kits of others that an inspection recognises: a list of its own kind. */
export const SDKS = 'packages.sdks';

export function isOptionList(key: string): boolean {
  return key.startsWith('options.');
}

/** In a line, as a table shows it. */
export function valueText(key: string, value: unknown): string {
  if (value === null) return '未设定';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isOptionList(key)) return optionsText(value as readonly SettingOption[]);
  if (key === SDKS) return namedText((value as readonly KnownSdk[]).map(({ name }) => name));
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(choiceTitle).join('、');
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  const parts = value as Readonly<Record<string, number | null>>;
  return Object.entries(PART_TITLES)
    .filter(([part]) => Object.hasOwn(parts, part))
    .map(([part, title]) => `${title}：${parts[part] ?? '不限'}`)
    .join('；');
}

const FEW = 4;

function optionsText(options: readonly SettingOption[]): string {
  return namedText(options.filter(({ retired }) => retired !== true).map(({ label }) => label));
}

function namedText(names: readonly string[]): string {
  return `${names.length} 项：${names.slice(0, FEW).join('、')}${names.length > FEW ? '等' : ''}`;
}
