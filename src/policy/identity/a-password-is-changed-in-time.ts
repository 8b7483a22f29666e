import { G, NATIONWIDE } from '../articles.ts';
import { addDays } from '../legal-day.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordAgeFacts } from './facts.ts';

export const aPasswordIsChangedInTime = defineRule<PasswordAgeFacts>({
  id: 'identity/a-password-is-changed-in-time',
  ref: 'JU-8',
  title: '密码定期更换',
  sources: [G('a')],
  ours: '更换周期由密码策略设定，到期后登录只能更改密码',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ setOn, policy: { maxAgeDays } }, { today }) =>
    maxAgeDays === null || today <= addDays(setOn, maxAgeDays)
      ? []
      : [
          {
            message: `密码已使用超过 ${maxAgeDays} 天，必须更改。`,
            remedy: '请更改密码，之后即可继续工作。',
          },
        ],
});
