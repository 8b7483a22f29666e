import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../policy/organisations/kinds.ts';
import type { Me } from '../api/me.ts';

type Membership = Me['memberships'][number];

const TITLES: Readonly<Record<Membership['role'], string>> = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
  officer: '审核人员',
  clerk: '填报人员',
};

/** `县级审核人员`, `学校填报人员`. */
export function roleTitle({ role, level, organisationKind }: Membership): string {
  return `${level === null ? ORGANISATION_KINDS[organisationKind] : AUTHORITY_LEVELS[level]}${TITLES[role]}`;
}
