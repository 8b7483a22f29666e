import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { anAccountIsHandedOverOnANewLiaisonForm } from './an-account-is-handed-over-on-a-new-liaison-form.ts';

test.each([
  ['none', 1],
  ['older', 1],
  ['handed-over', 1],
  ['new', 0],
] as const)('form: %s', (form, count) => {
  const circumstances = onThePlatform(legalDay('2020-06-01'));
  const { violations } = checkAll([anAccountIsHandedOverOnANewLiaisonForm], { form }, circumstances);
  expect(violations).toHaveLength(count);
});
