import type { AuthorityLevel, Role } from '../access/grants.ts';
import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import { holderOf, SECOND_FACTOR_HOLDERS, type SecondFactorHolder } from './sign-in-policy.ts';

/** The roles of an account, each with what the authority above it asks for, and whether it has a second factor. */
export interface SecondFactorFacts {
  readonly enrolled: boolean;
  readonly roles: readonly {
    readonly role: Role;
    readonly level: AuthorityLevel | null;
    readonly requiredFor: readonly SecondFactorHolder[];
  }[];
}

export const aRoleWithMuchPowerNeedsASecondFactor = defineRule<SecondFactorFacts>({
  id: 'identity/a-role-with-much-power-needs-a-second-factor',
  ref: 'JU-8',
  title: '规定的角色登录时除密码外还须使用动态验证码',
  sources: [G('d')],
  ours: '哪些角色由设定决定，默认为三名管理员和省级以上审核人员',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ enrolled, roles }) => {
    if (enrolled) return [];
    const required = roles.flatMap(({ role, level, requiredFor }) => {
      const holder = holderOf(role, level);
      return requiredFor.includes(holder) ? [SECOND_FACTOR_HOLDERS[holder]] : [];
    });
    return [...new Set(required)].map((title) => ({
      message: `${title}登录须使用动态验证码，您还没有绑定。`,
      remedy: '请先绑定动态验证码，之后即可继续工作。',
    }));
  },
});
