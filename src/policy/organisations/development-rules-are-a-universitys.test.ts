import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { developmentRulesAreAUniversitys } from './development-rules-are-a-universitys.ts';
import { type ProfileFacts, profileForm } from './profile-form.ts';

const today = legalDay('2020-06-01');

const rules = profileForm.parse({ developmentRules: '先立项，后开发' });
const document = profileForm.parse({ developmentRulesFile: 1 });

test.each([
  ['a university with', { form: rules, kind: 'school', stages: ['university'] }, []],
  ['a university without', { form: profileForm.parse({}), kind: 'school', stages: ['university'] }, []],
  [
    'a primary school without',
    { form: profileForm.parse({}), kind: 'school', stages: ['primary-secondary'] },
    [],
  ],
  [
    'a primary school with',
    { form: rules, kind: 'school', stages: ['primary-secondary'] },
    ['developmentRules'],
  ],
  ['a bureau with', { form: rules, kind: 'authority', stages: [] }, ['developmentRules']],
  ['a bureau with a document', { form: document, kind: 'authority', stages: [] }, ['developmentRulesFile']],
] satisfies [string, ProfileFacts, string[]][])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([developmentRulesAreAUniversitys], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
