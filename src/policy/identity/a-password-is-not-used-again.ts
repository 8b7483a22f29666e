import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';

export const aPasswordIsNotUsedAgain = defineRule<Pick<PasswordFacts, 'usedBefore' | 'policy'>>({
  id: 'identity/a-password-is-not-used-again',
  ref: 'JU-8',
  title: '新密码不是用过的密码',
  sources: [G('a')],
  ours: '定期更换的密码不能换回来；记住的个数由密码策略设定',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ usedBefore, policy: { history } }) =>
    usedBefore
      ? [
          {
            field: 'password',
            message:
              history === 0 ? '新密码与原密码相同。' : `新密码与原密码或最近 ${history} 个用过的密码相同。`,
            remedy: '请换一个没有用过的密码。',
          },
        ]
      : [],
});
