import { expect, test } from 'vitest';
import type { AuthorityLevel } from '../access/grants.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aParentExistsAndIsOpen } from './a-parent-exists-and-is-open.ts';
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
  ['on the first day of the parent', { parent: above('city'), effectiveOn: legalDay('2019-01-01') }, []],
  ['the day before', { parent: above('city'), effectiveOn: legalDay('2018-12-31') }, ['effectiveOn']],
  ['a closed parent', { parent: { ...above('city'), open: false }, effectiveOn: today }, ['parentId']],
  [
    'both at once',
    { parent: { ...above('city'), open: false }, effectiveOn: legalDay('2018-01-01') },
    ['effectiveOn', 'parentId'],
  ],
  ['no parent', { parent: null, effectiveOn: today }, []],
] satisfies [string, Pick<OrganisationFacts, 'parent' | 'effectiveOn'>, string[]][])(
  '%s',
  (_name, facts, fields) => {
    const { violations } = checkAll([aParentExistsAndIsOpen], facts, onThePlatform(today));
    expect(violations.map(({ field }) => field)).toEqual(fields);
  },
);
