import { z } from 'zod';
import type { AuthorityLevel, Role } from '../access/grants.ts';
import { ROLE_TITLES } from '../access/role-titles.ts';

/** After how many failures in a row an account is locked, and for how long. */
export const lockout = z.strictObject({
  attempts: z.int('应为整数').min(3, '至少 3 次').max(20, '最多 20 次'),
  minutes: z.int('应为整数').min(1, '至少 1 分钟').max(1440, '最多 1440 分钟'),
});
export type Lockout = z.infer<typeof lockout>;

/** When a session ends: after so long without a request, and in any case. */
export const sessionTimes = z.strictObject({
  idleMinutes: z.int('应为整数').min(5, '至少 5 分钟').max(480, '最多 480 分钟'),
  hours: z.int('应为整数').min(1, '至少 1 小时').max(24, '最多 24 小时'),
});
export type SessionTimes = z.infer<typeof sessionTimes>;

/** Who may be obliged to use a second factor. */
export const SECOND_FACTOR_HOLDERS = {
  'system-administrator': ROLE_TITLES['system-administrator'],
  'security-administrator': ROLE_TITLES['security-administrator'],
  'audit-administrator': ROLE_TITLES['audit-administrator'],
  'ministry-officer': '教育部审核人员',
  'province-officer': '省级审核人员',
  'city-officer': '市级审核人员',
  'county-officer': '县级审核人员',
  officer: '其他审核人员',
  clerk: ROLE_TITLES.clerk,
} as const;
export type SecondFactorHolder = keyof typeof SECOND_FACTOR_HOLDERS;

export const STANDARD_LOCKOUT: Lockout = { attempts: 5, minutes: 15 };
export const STANDARD_SESSION_TIMES: SessionTimes = { idleMinutes: 30, hours: 12 };
export const STANDARD_SECOND_FACTOR_HOLDERS: SecondFactorHolder[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'ministry-officer',
  'province-officer',
];

/** As what a role counts in the setting: officers by the level of their authority. */
export function holderOf(role: Role, level: AuthorityLevel | null): SecondFactorHolder {
  return role === 'officer' && level !== null ? `${level}-officer` : role;
}

/** Who has roles below several authorities keeps to the strictest of each. */
export function strictestLockout(all: readonly Lockout[]): Lockout {
  return {
    attempts: Math.min(...all.map(({ attempts }) => attempts)),
    minutes: Math.max(...all.map(({ minutes }) => minutes)),
  };
}

export function strictestSessionTimes(all: readonly SessionTimes[]): SessionTimes {
  return {
    idleMinutes: Math.min(...all.map(({ idleMinutes }) => idleMinutes)),
    hours: Math.min(...all.map(({ hours }) => hours)),
  };
}
