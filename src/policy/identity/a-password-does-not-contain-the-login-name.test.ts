import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aPasswordDoesNotContainTheLoginName } from './a-password-does-not-contain-the-login-name.ts';

const circumstances = onThePlatform(legalDay('2020-06-01'));

test.each([
  ['2141000001', 'Kx-2141000001', false],
  ['Zhang.San', 'my-zhang.san-9', false],
  ['zhang.san', 'ZHANG.SAN-2020', false],
  ['2141000001', 'Kx-2141000002', true],
])('%s, %s', (loginName, password, kept) => {
  const { violations } = checkAll(
    [aPasswordDoesNotContainTheLoginName],
    { password, loginName },
    circumstances,
  );
  expect(violations.length === 0).toBe(kept);
});
