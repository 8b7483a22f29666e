import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';
import { isWellKnown } from './well-known-passwords.ts';

export const aPasswordIsNotAWellKnownOne = defineRule<Pick<PasswordFacts, 'password'>>({
  id: 'identity/a-password-is-not-a-well-known-one',
  ref: 'JU-8',
  title: '密码不是常见密码',
  sources: [G('a')],
  ours: '常见密码最先被试，加上数字、符号或改写几个字母也一样',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ password }) =>
    isWellKnown(password)
      ? [
          {
            field: 'password',
            message: '密码是常见密码，或由常见的词加上数字、符号组成。',
            remedy: '请换一个别人想不到的密码，例如几个不相关的词。',
          },
        ]
      : [],
});
