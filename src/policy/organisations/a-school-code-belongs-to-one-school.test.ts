import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aSchoolCodeBelongsToOneSchool } from './a-school-code-belongs-to-one-school.ts';
import type { OrganisationFacts } from './facts.ts';

const today = legalDay('2020-06-01');

type Facts = Pick<OrganisationFacts, 'kind' | 'schoolCode' | 'codesTaken'>;
const of = (schoolCode: string | null): Facts => ({
  kind: 'school',
  schoolCode,
  codesTaken: { school: false, region: false },
});

test.each([
  ['a right one', of('2141000001'), []],
  ['none', of(null), []],
  ['nine digits', of('214100001'), ['schoolCode']],
  ['eleven digits', of('21410000011'), ['schoolCode']],
  ['letters', of('21410000AB'), ['schoolCode']],
  ['a province that there is not', of('2199000001'), ['schoolCode']],
  [
    'one that another school has',
    { ...of('2141000001'), codesTaken: { school: true, region: false } },
    ['schoolCode'],
  ],
  ['that of a bureau', { ...of('2141000001'), kind: 'authority' }, ['schoolCode']],
] satisfies [string, Facts, string[]][])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aSchoolCodeBelongsToOneSchool], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
