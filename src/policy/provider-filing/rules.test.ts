import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  aFiledApp,
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { circumstances, fileId } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll } from '../rule.ts';
import { providerFilingDraft } from './form.ts';
import { approvalRules, providerFilingRules } from './rules.ts';

const nothing = { violations: [], warnings: [] };
const company = (changes = {}) => circumstances({ addressees: ['provider'], ...changes });

/** With every function that brings a duty, and all the evidence. */
const dutiful = aFiledApp({
  audience: ['primary-secondary', 'parent'],
  features: ['forum', 'charges', 'live-streaming', 'k12-tutoring'],
  contentReviewSystem: fileId(1),
  training: true,
  trainingRegister: fileId(2),
  offCampusOnlineTutoring: true,
  teacherCertificates: fileId(3),
  foreignStaff: true,
  foreignStaffReview: fileId(4),
  minorsMain: true,
  timeLimit: '每日 40 分钟',
  ageRange: '6 至 12 岁',
  contentCheck: '专人审核后发布',
  advertisements: true,
  advertisementsFit: '只展示本应用的课程',
  registersUsers: true,
  identityVerification: '手机号验证',
  collectsPersonalData: true,
  personalData: [{ item: '姓名', purpose: '作业署名', manner: '用户填写', scope: '本校教师可见' }],
  consent: { text: '首次启动时逐项征得同意' },
  guardianConsent: { text: '注册时由监护人确认' },
  dataSafeguards: { file: fileId(5) },
});

test.each([
  ['a plain first filing', providerFilingFacts()],
  ['an app with every duty', providerFilingFacts({ form: aProviderFilingForm({ apps: [dutiful] }) })],
  ['an amendment', amendmentFacts()],
])('the rules together find nothing wrong with %s', (_name, facts) => {
  expect(checkAll(providerFilingRules, facts, company())).toEqual(nothing);
  expect(providerFilingDraft.safeParse(facts.form)).toMatchObject({ success: true, data: facts.form });
});

test.each([
  ['an empty form', {}, 15],
  ['an empty system and an empty app', { systems: [{ key: 's1' }], apps: [{ key: 'a1' }] }, 35],
])('they report everything at once, and stand %s', (_name, form, least) => {
  const { violations } = checkAll(providerFilingRules, providerFilingFacts({ form }), company());
  expect(violations.length).toBeGreaterThanOrEqual(least);
  expect(violations.every(({ message, remedy, source }) => message && remedy && source)).toBe(true);
});

test('no field is reported missing by two rules', () => {
  const form = { systems: [{ key: 's1' }], apps: [{ key: 'a1' }] };
  const { violations } = checkAll(providerFilingRules, providerFilingFacts({ form }), company());
  const fields = violations.map(({ field }) => field);
  expect(new Set(fields).size).toBe(fields.length);
});

test('the Measures bind from the day of their issue', () => {
  const facts = providerFilingFacts({ form: {} });
  const on = (day: string) => checkAll(providerFilingRules, facts, company({ today: legalDay(day) }));
  expect(on('2019-11-10').violations).toEqual([]);
  expect(on('2019-11-11').violations).not.toEqual([]);
});

test.each([
  ['provider'],
  ['platform-operator'],
  ['app-store'],
  ['authority'],
  ['school:university'],
] as const)('they bind %s', (addressee) => {
  const facts = providerFilingFacts({ form: {} });
  const { violations } = checkAll(providerFilingRules, facts, company({ addressees: [addressee] }));
  expect(violations.length).toBeGreaterThan(10);
});

test('each stands in the file of its id, with a test beside it', () => {
  for (const { id } of [...providerFilingRules, ...approvalRules]) {
    const file = `${import.meta.dirname}/${id.replace('provider-filing/', '')}`;
    expect(existsSync(`${file}.ts`), id).toBe(true);
    expect(existsSync(`${file}.test.ts`), id).toBe(true);
  }
});
