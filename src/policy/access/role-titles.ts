import type { Role } from './grants.ts';

/** What people call a role. */
export const ROLE_TITLES = {
  clerk: '经办人',
  officer: '审核人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
} as const satisfies Readonly<Record<Role, string>>;
