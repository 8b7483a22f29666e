import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';
import { classesOf } from './password-policy.ts';

export const aPasswordMixesClassesOfCharacters = defineRule<Pick<PasswordFacts, 'password' | 'policy'>>({
  id: 'identity/a-password-mixes-classes-of-characters',
  ref: 'JU-8',
  title: '密码由几种字符混合组成',
  sources: [G('a')],
  ours: '种数由密码策略设定',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ password, policy: { minClasses } }) =>
    classesOf(password) >= minClasses
      ? []
      : [
          {
            field: 'password',
            message: `密码须包含大写字母、小写字母、数字、符号中的至少 ${minClasses} 种。`,
            remedy: '请加入缺少的字符。',
          },
        ],
});
