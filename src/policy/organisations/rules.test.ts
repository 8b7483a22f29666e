import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import {
  attachmentRules,
  closureRules,
  effectRules,
  organisationRules,
  profileRules,
  registrationRules,
} from './rules.ts';

const all = [
  ...organisationRules,
  ...registrationRules,
  ...effectRules,
  ...closureRules,
  ...profileRules,
  ...attachmentRules,
];

test('each stands in the file of its id, with a test beside it', () => {
  for (const { id } of all) {
    const path = `${import.meta.dirname}/../${id}`;
    expect(existsSync(`${path}.ts`) && existsSync(`${path}.test.ts`), id).toBe(true);
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('everything that is wrong with an organisation is said at once, with what to do', () => {
  const facts = {
    name: '',
    aliases: [''],
    kind: 'school',
    level: 'city',
    stages: [],
    schoolCode: '1',
    creditCode: '1',
    regionCode: '1',
    codesTaken: { school: false, region: false },
    parent: null,
    effectiveOn: legalDay('2020-06-01'),
  } as const;
  const { violations } = checkAll(organisationRules, facts, onThePlatform(legalDay('2020-06-01')));
  expect(violations.map(({ field }) => field)).toEqual([
    'name',
    'aliases',
    'level',
    'parentId',
    'stages',
    'schoolCode',
    'creditCode',
    'regionCode',
  ]);
  expect(violations.every(({ message, remedy, source }) => message && remedy && source)).toBe(true);
});
