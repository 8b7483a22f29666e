import type { Role } from '../../policy/access/grants.ts';
import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../policy/organisations/kinds.ts';
import type { Me } from '../api/me.ts';

export const roleNames = {
  clerk: '填报人员',
  officer: '审核人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
} as const satisfies Readonly<Record<Role, string>>;

/** `县级审核人员`, `学校填报人员`. */
export function roleTitle({ role, level, organisationKind }: Me['memberships'][number]): string {
  return `${level === null ? ORGANISATION_KINDS[organisationKind] : AUTHORITY_LEVELS[level]}${roleNames[role]}`;
}
