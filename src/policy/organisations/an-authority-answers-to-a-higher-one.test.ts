import { expect, test } from 'vitest';
import type { AuthorityLevel } from '../access/grants.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { anAuthorityAnswersToAHigherOne } from './an-authority-answers-to-a-higher-one.ts';
import type { OrganisationFacts, ParentFacts } from './facts.ts';

const today = legalDay('2020-06-01');

const above = (level: AuthorityLevel): ParentFacts => ({
  name: '上级教育局',
  kind: 'authority',
  level,
  open: true,
  existsSince: legalDay('2019-01-01'),
});

type Facts = Pick<OrganisationFacts, 'kind' | 'level' | 'parent'>;
const authority = (level: AuthorityLevel | null, parent: ParentFacts | null): Facts => ({
  kind: 'authority',
  level,
  parent,
});

test.each([
  ['the Ministry stands alone', authority('ministry', null), []],
  ['a province below the Ministry', authority('province', above('ministry')), []],
  ['a city below its province', authority('city', above('province')), []],
  ['a county below a city', authority('county', above('city')), []],
  ['a county below the province', authority('county', above('province')), []],
  ['a county below a county', authority('county', above('county')), ['parentId']],
  ['a city below a city', authority('city', above('city')), ['parentId']],
  ['a city below the Ministry', authority('city', above('ministry')), ['parentId']],
  ['a province below nobody', authority('province', null), ['parentId']],
  ['the Ministry below something', authority('ministry', above('province')), ['parentId']],
  [
    'an authority below a school',
    authority('county', { ...above('city'), kind: 'school', level: null }),
    ['parentId'],
  ],
  ['an authority without a level', authority(null, above('city')), ['level']],
  ['a school with a level', { kind: 'school', level: 'county', parent: above('city') }, ['level']],
  ['a school without one', { kind: 'school', level: null, parent: above('city') }, []],
] satisfies [string, Facts, string[]][])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([anAuthorityAnswersToAHigherOne], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
