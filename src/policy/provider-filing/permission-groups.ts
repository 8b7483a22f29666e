import type { FunctionType } from '../option-lists.ts';
import type { PermissionOption } from '../settings/options.ts';
import { permissionGroupOf } from '../settings/options.ts';
import { NO_PERMISSION } from './an-answer-of-none-stands-alone.ts';
import type { FiledApp } from './form.ts';
import type { InspectedPackage } from './inspected-packages.ts';

/** The groups of personal information that a package asks for, each with the names by which it does. */
export function groupsAskedFor(
  { report }: Pick<InspectedPackage, 'report'>,
  options: readonly PermissionOption[],
): Map<PermissionOption, string[]> {
  const groups = new Map<PermissionOption, string[]>();
  for (const name of report.permissions) {
    const group = permissionGroupOf(options, name);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

/** What every name of the system begins with says nothing. */
export function shortName(permission: string): string {
  return permission.replace(/^android\.permission\./, '');
}

/** 相机（CAMERA）、位置（…） */
export function named(groups: ReadonlyMap<PermissionOption, readonly string[]>): string {
  return [...groups].map(([{ label }, names]) => `${label}（${names.map(shortName).join('、')}）`).join('、');
}

/** Those whose code the test holds for. */
export function only(
  groups: ReadonlyMap<PermissionOption, string[]>,
  isMeant: (code: string) => boolean,
): Map<PermissionOption, string[]> {
  return new Map([...groups].filter(([{ code }]) => isMeant(code)));
}

const LEARNING = ['camera', 'microphone', 'storage'];
const USUALLY_NEEDED: Readonly<Record<FunctionType, readonly string[]>> = {
  learning: LEARNING,
  management: [...LEARNING, 'location', 'calendar'],
};

export function isUsuallyNeeded(types: readonly FunctionType[], code: string): boolean {
  return types.some((type) => USUALLY_NEEDED[type].includes(code));
}

/** A group of personal information: declared, asked for, or both. */
export interface ComparedGroup {
  readonly group: PermissionOption;
  readonly isDeclared: boolean;
  /** The names by which the package asks; none if it does not. */
  readonly names: readonly string[];
  /** Asked for, and more than such apps usually need. */
  readonly isBeyondNeed: boolean;
}

/** What was declared beside what the package asks for, in the order of the list; and what it asks for besides. */
export function compareGroups(
  { permissions = [], functionTypes = [] }: FiledApp,
  report: InspectedPackage['report'],
  options: readonly PermissionOption[],
): { readonly groups: ComparedGroup[]; readonly others: string[] } {
  const asked = groupsAskedFor({ report }, options);
  const grouped = new Set([...asked.values()].flat());
  const groups = options.flatMap((group): ComparedGroup[] => {
    const names = asked.get(group) ?? [];
    const isDeclared = permissions.includes(group.code);
    if (!isDeclared && names.length === 0) return [];
    const isBeyondNeed =
      names.length > 0 && functionTypes.length > 0 && !isUsuallyNeeded(functionTypes, group.code);
    return [{ group, isDeclared, names, isBeyondNeed }];
  });
  return {
    groups: groups.filter(({ group }) => group.code !== NO_PERMISSION),
    others: report.permissions.filter((name) => !grouped.has(name)),
  };
}
