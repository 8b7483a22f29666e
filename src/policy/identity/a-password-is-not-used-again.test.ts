import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordIsNotUsedAgain } from './a-password-is-not-used-again.ts';
import { STANDARD_PASSWORD_POLICY } from './password-policy.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['a new one', false, 5, []],
  ['a former one', true, 5, ['新密码与原密码或最近 5 个用过的密码相同。']],
  ['the present one where none are remembered', true, 0, ['新密码与原密码相同。']],
])('%s', (_name, usedBefore, history, messages) => {
  const policy = { ...STANDARD_PASSWORD_POLICY, history };
  const { violations } = checkAll([aPasswordIsNotUsedAgain], { usedBefore, policy }, circumstances);
  expect(violations.map(({ message }) => message)).toEqual(messages);
});
