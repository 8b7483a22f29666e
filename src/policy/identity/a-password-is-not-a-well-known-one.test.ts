import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordIsNotAWellKnownOne } from './a-password-is-not-a-well-known-one.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  'Password123',
  'P@ssw0rd2020',
  'Admin@123456',
  'admin888888!',
  '!!Qwerty2020',
  'Woaini@1314',
  'Jiaoyuju-2020',
  'Aa12345678',
  '1234567890',
  '2020-03-02!!',
  'Abc@13579246',
])('%s is well known', (password) => {
  expect(checkAll([aPasswordIsNotAWellKnownOne], { password }, circumstances).violations).toHaveLength(1);
});

test.each(['示例-Passw0rd', 'Another-Passw0rd', 'correct-Horse-7', 'Yanshi-2020-Beian', 'kT4#mmPq92x'])(
  '%s is not',
  (password) => {
    expect(checkAll([aPasswordIsNotAWellKnownOne], { password }, circumstances).violations).toEqual([]);
  },
);
