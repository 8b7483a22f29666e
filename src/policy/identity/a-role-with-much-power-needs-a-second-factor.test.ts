import { expect, test } from 'vitest';
import type { AuthorityLevel, Role } from '../access/grants.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aRoleWithMuchPowerNeedsASecondFactor } from './a-role-with-much-power-needs-a-second-factor.ts';
import { STANDARD_SECOND_FACTOR_HOLDERS } from './sign-in-policy.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

const held = (role: Role, level: AuthorityLevel | null, requiredFor = STANDARD_SECOND_FACTOR_HOLDERS) => ({
  role,
  level,
  requiredFor,
});

test.each([
  ['an officer of a county', [held('officer', 'county')], []],
  ['an officer of the province', [held('officer', 'province')], ['省级审核人员']],
  ['an officer of the Ministry', [held('officer', 'ministry')], ['教育部审核人员']],
  ['a clerk of the province', [held('clerk', 'province')], []],
  ['an administrator of a county', [held('audit-administrator', 'county')], ['审计管理员']],
  ['an administrator of a school', [held('system-administrator', null)], ['系统管理员']],
  ['an administrator where nobody is obliged', [held('system-administrator', 'city', [])], []],
  ['a clerk where clerks are obliged', [held('clerk', null, ['clerk'])], ['经办人']],
  ['one of two roles', [held('clerk', null), held('officer', 'province')], ['省级审核人员']],
  [
    'the same role in two places',
    [held('officer', 'province'), held('officer', 'province')],
    ['省级审核人员'],
  ],
  ['nobody in particular', [], []],
])('%s', (_name, roles, who) => {
  const check = (enrolled: boolean) =>
    checkAll([aRoleWithMuchPowerNeedsASecondFactor], { enrolled, roles }, circumstances).violations;
  expect(check(false).map(({ message }) => message.split('登录')[0])).toEqual(who);
  expect(check(true)).toEqual([]);
});
