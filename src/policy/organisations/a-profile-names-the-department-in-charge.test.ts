import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aProfileNamesTheDepartmentInCharge } from './a-profile-names-the-department-in-charge.ts';
import { profileForm } from './profile-form.ts';

const today = legalDay('2020-06-01');

test.each([
  ['a department', { form: profileForm.parse({ department: '信息化办公室' }) }, []],
  ['none', { form: profileForm.parse({}) }, ['department']],
  ['spaces', { form: profileForm.parse({ department: '  ' }) }, ['department']],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aProfileNamesTheDepartmentInCharge], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
