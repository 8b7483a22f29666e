import { expect, test } from 'vitest';
import type { AuthorityLevel } from '../access/grants.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import type { OrganisationFacts, ParentFacts } from './facts.ts';
import { providersStandOutsideTheTree } from './providers-stand-outside-the-tree.ts';

const today = legalDay('2020-06-01');

const above = (level: AuthorityLevel): ParentFacts => ({
  name: '上级教育局',
  kind: 'authority',
  level,
  open: true,
  existsSince: legalDay('2019-01-01'),
});

test.each([
  ['a provider on its own', { kind: 'provider', parent: null }, []],
  ['a provider below the province', { kind: 'provider', parent: above('province') }, ['parentId']],
  [
    'a platform operator below the Ministry',
    { kind: 'platform-operator', parent: above('ministry') },
    ['parentId'],
  ],
  ['an app store below a city', { kind: 'app-store', parent: above('city') }, ['parentId']],
  ['a school below a city', { kind: 'school', parent: above('city') }, []],
] satisfies [string, Pick<OrganisationFacts, 'kind' | 'parent'>, string[]][])(
  '%s',
  (_name, facts, fields) => {
    const { violations } = checkAll([providersStandOutsideTheTree], facts, onThePlatform(today));
    expect(violations.map(({ field }) => field)).toEqual(fields);
  },
);
