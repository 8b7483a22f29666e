import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aRegionCodeBelongsToOneAuthority } from './a-region-code-belongs-to-one-authority.ts';
import type { OrganisationFacts } from './facts.ts';

const today = legalDay('2020-06-01');

type Facts = Pick<OrganisationFacts, 'kind' | 'regionCode' | 'codesTaken'>;
const of = (regionCode: string | null): Facts => ({
  kind: 'authority',
  regionCode,
  codesTaken: { school: false, region: false },
});

test.each([
  ['a right one', of('411502'), []],
  ['the whole country', of('000000'), []],
  ['none', of(null), []],
  ['five digits', of('41150'), ['regionCode']],
  ['a province that there is not', of('991502'), ['regionCode']],
  [
    'one that another bureau has',
    { ...of('411502'), codesTaken: { school: false, region: true } },
    ['regionCode'],
  ],
  ['that of a school', { ...of('411502'), kind: 'school' }, ['regionCode']],
] satisfies [string, Facts, string[]][])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aRegionCodeBelongsToOneAuthority], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
