import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';

export const aPasswordDoesNotContainTheLoginName = defineRule<Pick<PasswordFacts, 'password' | 'loginName'>>({
  id: 'identity/a-password-does-not-contain-the-login-name',
  ref: 'JU-8',
  title: '密码不包含账号名',
  sources: [G('a')],
  ours: '账号名人人知道',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ password, loginName }) =>
    password.toLowerCase().includes(loginName.toLowerCase())
      ? [{ field: 'password', message: '密码不能包含账号名。', remedy: '请去掉账号名。' }]
      : [],
});
