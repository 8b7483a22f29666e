import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { onlyAnOpenOrganisationIsClosed } from './only-an-open-organisation-is-closed.ts';

const today = legalDay('2020-06-01');

test.each([
  ['an open one', { name: '示例小学', openOnThatDay: true }, []],
  ['a closed one', { name: '示例小学', openOnThatDay: false }, [undefined]],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([onlyAnOpenOrganisationIsClosed], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
