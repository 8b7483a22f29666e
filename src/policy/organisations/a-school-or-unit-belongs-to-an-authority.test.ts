import { expect, test } from 'vitest';
import type { AuthorityLevel } from '../access/grants.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aSchoolOrUnitBelongsToAnAuthority } from './a-school-or-unit-belongs-to-an-authority.ts';
import type { OrganisationFacts, ParentFacts } from './facts.ts';

const today = legalDay('2020-06-01');

const above = (level: AuthorityLevel): ParentFacts => ({
  name: '上级教育局',
  kind: 'authority',
  level,
  open: true,
  existsSince: legalDay('2019-01-01'),
});

test.each([
  ['a school on a county', { kind: 'school', parent: above('county') }, []],
  ['a 局直 school on the city', { kind: 'school', parent: above('city') }, []],
  ['a university on the Ministry', { kind: 'school', parent: above('ministry') }, []],
  ['a unit on the province', { kind: 'subordinate-unit', parent: above('province') }, []],
  ['a school on nobody', { kind: 'school', parent: null }, ['parentId']],
  [
    'a unit on a school',
    { kind: 'subordinate-unit', parent: { ...above('city'), kind: 'school', level: null } },
    ['parentId'],
  ],
  ['a provider is no matter', { kind: 'provider', parent: null }, []],
] satisfies [string, Pick<OrganisationFacts, 'kind' | 'parent'>, string[]][])(
  '%s',
  (_name, facts, fields) => {
    const { violations } = checkAll([aSchoolOrUnitBelongsToAnAuthority], facts, onThePlatform(today));
    expect(violations.map(({ field }) => field)).toEqual(fields);
  },
);
