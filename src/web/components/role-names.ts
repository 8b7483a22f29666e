import type { Role } from '../../policy/access/grants.ts';

export const roleNames = {
  clerk: '填报人员',
  officer: '审核人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
} as const satisfies Readonly<Record<Role, string>>;
