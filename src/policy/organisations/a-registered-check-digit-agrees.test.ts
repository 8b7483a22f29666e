import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aRegisteredCheckDigitAgrees } from './a-registered-check-digit-agrees.ts';

test.each([
  ['one that agrees', '12441400456763110Y', []],
  ['one that does not', '91350211M0000XUF46', ['creditCode']],
  ['what has not the form is for another rule', '9135', []],
  ['nothing at all likewise', '', []],
])('%s', (_name, creditCode, fields) => {
  const { violations, warnings } = checkAll(
    [aRegisteredCheckDigitAgrees],
    { kind: 'provider', creditCode },
    onThePlatform(legalDay('2020-06-01')),
  );
  expect(violations).toEqual([]);
  expect(warnings.map(({ field }) => field)).toEqual(fields);
});
