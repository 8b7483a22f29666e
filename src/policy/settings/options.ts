import { z } from 'zod';
import { line, manyOf } from '../form-parts.ts';
import { APP_AUDIENCES, FUNCTION_TYPES } from '../option-lists.ts';

/** One choice of an option list. A retired one stays readable in old filings and can no longer be chosen. */
export const option = z.strictObject({
  code: z
    .string('应为选项代码')
    .max(64, '代码最多 64 个字符')
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '代码由小写字母、数字和连字符组成'),
  label: line(50).min(1, '请填写名称'),
  retired: z.boolean('应为是或否').optional(),
});
export type SettingOption = z.infer<typeof option>;

/** 服务内容: offered to those who chose one of its audiences and one of its function types (F1 note 11). */
export const contentOption = option.extend({
  audiences: manyOf(APP_AUDIENCES).min(1, '至少选择一种服务对象'),
  functionTypes: manyOf(FUNCTION_TYPES).min(1, '至少选择一种功能类型'),
});
export type ContentOption = z.infer<typeof contentOption>;

/** 获取的权限: a group, and by which names an install package asks for what belongs to it. */
export const permissionOption = option.extend({
  /** Such as `android.permission.CAMERA`. */
  android: z.array(systemName()).max(100, '最多 100 项安卓权限'),
  /** Keys of an Info.plist, such as `NSCameraUsageDescription`. */
  iosUsageKeys: z.array(systemName()).max(100, '最多 100 项 iOS 用途说明'),
});
export type PermissionOption = z.infer<typeof permissionOption>;

export const permissionOptions = optionList(permissionOption)
  .refine((list) => areDistinct(list.flatMap(({ android }) => android)), '同一安卓权限只能属于一个分组')
  .refine(
    (list) => areDistinct(list.flatMap(({ iosUsageKeys }) => iosUsageKeys)),
    '同一 iOS 用途说明只能属于一个分组',
  );

export function optionList<Item extends z.ZodType<SettingOption>>(item: Item) {
  return z
    .array(item, '应为选项列表')
    .min(1, '至少保留一个选项')
    .max(200, '最多 200 个选项')
    .refine((list) => areDistinct(list.map(({ code }) => code)), '选项代码不能重复');
}

/** The group of what a package asks for: an Android permission or an iOS usage key; undefined if it belongs to none. */
export function permissionGroupOf(
  options: readonly PermissionOption[],
  name: string,
): PermissionOption | undefined {
  return options.find(({ android, iosUsageKeys }) => android.includes(name) || iosUsageKeys.includes(name));
}

function systemName() {
  return z
    .string('应为系统中的名称')
    .max(200, '最多 200 个字符')
    .regex(/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/, '应为系统中的名称，如 android.permission.CAMERA');
}

function areDistinct(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}
