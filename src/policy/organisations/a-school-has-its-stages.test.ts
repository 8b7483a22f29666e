import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aSchoolHasItsStages } from './a-school-has-its-stages.ts';
import type { OrganisationFacts } from './facts.ts';

const today = legalDay('2020-06-01');

test.each([
  ['a kindergarten', { kind: 'school', stages: ['kindergarten'] }, []],
  ['a school of several stages', { kind: 'school', stages: ['kindergarten', 'primary-secondary'] }, []],
  ['a school without', { kind: 'school', stages: [] }, ['stages']],
  ['an authority with', { kind: 'authority', stages: ['university'] }, ['stages']],
  ['a unit without', { kind: 'subordinate-unit', stages: [] }, []],
] satisfies [string, Pick<OrganisationFacts, 'kind' | 'stages'>, string[]][])(
  '%s',
  (_name, facts, fields) => {
    const { violations } = checkAll([aSchoolHasItsStages], facts, onThePlatform(today));
    expect(violations.map(({ field }) => field)).toEqual(fields);
  },
);
