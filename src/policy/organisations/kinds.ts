import type { AuthorityLevel } from '../access/grants.ts';
import type { Stage } from '../option-lists.ts';
import { type Addressee, SCHOOLS } from '../rule.ts';

/** Kindergartens count as schools (JU-1). */
export const ORGANISATION_KINDS = {
  authority: '教育行政部门',
  'subordinate-unit': '直属单位',
  school: '学校',
  provider: '应用提供者',
  'platform-operator': '平台运营单位',
  'app-store': '应用商店',
} as const;
export type OrganisationKind = keyof typeof ORGANISATION_KINDS;

export function isKind(text: string): text is OrganisationKind {
  return Object.hasOwn(ORGANISATION_KINDS, text);
}

export const AUTHORITY_LEVELS = {
  ministry: '教育部',
  province: '省级',
  city: '市级',
  county: '县级',
} as const satisfies Record<AuthorityLevel, string>;

/** The levels that an authority of each level may answer to (JU-1): a county may answer to the province directly. */
export const LEVELS_ABOVE: Readonly<Record<AuthorityLevel, readonly AuthorityLevel[]>> = {
  ministry: [],
  province: ['ministry'],
  city: ['province'],
  county: ['city', 'province'],
};

/** They stand outside the tree (JU-11). */
const OUTSIDE: readonly OrganisationKind[] = ['provider', 'platform-operator', 'app-store'];

export function isOutsideTree(kind: OrganisationKind): boolean {
  return OUTSIDE.includes(kind);
}

/** As whom rules address it; a school whose stages are not known counts as every kind of school. */
export function addresseesOf(kind: OrganisationKind, stages: readonly Stage[]): readonly Addressee[] {
  if (kind !== 'school') return [kind];
  return stages.length === 0 ? SCHOOLS : stages.map((stage): Addressee => `school:${stage}`);
}
