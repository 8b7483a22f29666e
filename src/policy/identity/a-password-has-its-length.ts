import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';
import { LONGEST_PASSWORD } from './password-policy.ts';

export const aPasswordHasItsLength = defineRule<Pick<PasswordFacts, 'password' | 'policy'>>({
  id: 'identity/a-password-has-its-length',
  ref: 'JU-8',
  title: '密码的长度符合密码策略',
  sources: [G('a')],
  ours: '长度由密码策略设定',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ password, policy: { minLength } }) => {
    const length = [...password].length;
    if (length < minLength)
      return [{ field: 'password', message: `密码至少 ${minLength} 位。`, remedy: '请加长密码。' }];
    if (length <= LONGEST_PASSWORD) return [];
    return [{ field: 'password', message: `密码最多 ${LONGEST_PASSWORD} 位。`, remedy: '请缩短密码。' }];
  },
});
