import type { Action } from './grants.ts';

interface KeyScope {
  /** What people read when they choose it. */
  readonly title: string;
  readonly actions: readonly Action[];
}

/**
 * What a program may be let do; a key acts in its maker's role, and within that only so far. Accounts, keys, settings,
 * decisions, the audit and people's telephones are for people alone.
 */
export const KEY_SCOPES = {
  'register.read': { title: '查询名录（公开内容，以本单位的名义）', actions: [] },
  'register.write': { title: '导入外省备案和平台方记录', actions: ['register.manage'] },
  'organisations.read': { title: '查看管辖范围内的机构', actions: ['organisations.read'] },
  'inbox.read': { title: '查看收件箱', actions: ['inbox.read'] },
  'use-filing.read': { title: '查看使用者备案', actions: ['cases.read'] },
  'use-filing.write': {
    title: '填写和提交使用者备案',
    actions: ['cases.read', 'use-filing.write', 'files.upload'],
  },
  'provider-filing.read': { title: '查看提供者备案', actions: ['cases.read'] },
  'provider-filing.write': {
    title: '填写和提交提供者备案',
    actions: ['cases.read', 'provider-filing.write', 'files.upload'],
  },
  'statistics.read': { title: '查看统计明细', actions: ['completion.drill-down'] },
} as const satisfies Readonly<Record<string, KeyScope>>;

export type KeyScopeName = keyof typeof KEY_SCOPES;
export const KEY_SCOPE_NAMES = Object.keys(KEY_SCOPES) as KeyScopeName[];

/** Unknown names, of a scope that is no more, allow nothing. */
export function actionsOf(scopes: readonly string[]): readonly Action[] {
  const known: Readonly<Record<string, KeyScope>> = KEY_SCOPES;
  return [...new Set(scopes.flatMap((scope) => known[scope]?.actions ?? []))];
}
