import type { PermissionOption } from '../settings/options.ts';
import { permissionGroupOf } from '../settings/options.ts';
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

/** 相机（android.permission.CAMERA）、位置（…） */
export function named(groups: ReadonlyMap<PermissionOption, readonly string[]>): string {
  return [...groups].map(([{ label }, names]) => `${label}（${names.join('、')}）`).join('、');
}

/** Those whose code the test holds for. */
export function only(
  groups: ReadonlyMap<PermissionOption, string[]>,
  isMeant: (code: string) => boolean,
): Map<PermissionOption, string[]> {
  return new Map([...groups].filter(([{ code }]) => isMeant(code)));
}
