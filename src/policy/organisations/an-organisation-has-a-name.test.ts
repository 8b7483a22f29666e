import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { anOrganisationHasAName } from './an-organisation-has-a-name.ts';

const today = legalDay('2020-06-01');

test.each([
  ['a full name', { name: '浉河区示例小学' }, []],
  ['one hundred characters', { name: '字'.repeat(100) }, []],
  ['one hundred and one', { name: '字'.repeat(101) }, ['name']],
  ['nothing', { name: '' }, ['name']],
  ['spaces', { name: '  ' }, ['name']],
  ['a line break', { name: '示例\n小学' }, ['name']],
  ['a mark that turns the direction of writing', { name: '示例\u202E小学' }, ['name']],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([anOrganisationHasAName], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
