import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aFiledApp,
  aFiledSystem,
  aFormWithApp,
  aFormWithSystem,
  amendmentFacts,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import type { ProviderFilingForm } from './form.ts';
import { theFormIsComplete } from './the-form-is-complete.ts';

const anotherDeveloper: ProviderFilingForm = aProviderFilingForm({ developerIsUnit: false });

test.each<[string, ProviderFilingForm, string[]]>([
  ['a complete form', aProviderFilingForm(), []],
  ['a developer of its own asks for nothing more', aProviderFilingForm({ developer: {} }), []],
  [
    'another developer',
    anotherDeveloper,
    [
      'developer.name',
      'developer.nature',
      'developer.proof.kind',
      'developer.proof.number',
      'developer.proof.scan',
      'developer.contact.name',
      'developer.contact.phone',
    ],
  ],
  ['not said who developed it', aProviderFilingForm({ developerIsUnit: undefined }), ['developerIsUnit']],
  ['domain is optional (note 4)', aFormWithSystem({ domain: undefined }), []],
  ['security certification is optional (note 7)', aFormWithApp({ securityCertification: undefined }), []],
  ['features unanswered are not none', aFormWithApp({ features: [] }), ['apps.a1.features']],
  ['permissions unanswered', aFormWithApp({ permissions: undefined }), ['apps.a1.permissions']],
  ['an answer of no is an answer', aFormWithApp({ advertisements: false, games: false }), []],
  [
    'whoever trains says where and by whom',
    aFormWithApp({ training: true }),
    ['apps.a1.offCampusOnlineTutoring', 'apps.a1.foreignStaff'],
  ],
  ['no platform', aFormWithApp({ platforms: [] }), ['apps.a1.platforms']],
  ['a mini-program has no platform', aFormWithApp({ kind: 'mini-program', platforms: [] }), []],
  [
    'a package without its version and file',
    aFormWithApp({ packages: [{ platform: 'android', packageId: 'com.example.homework' }] }),
    ['apps.a1.packages.0.version', 'apps.a1.packages.0.file'],
  ],
  [
    'the second system and the second app',
    aProviderFilingForm({
      systems: [aFiledSystem(), aFiledSystem({ key: 's2', ipAddress: undefined })],
      apps: [aFiledApp(), aFiledApp({ key: 'a2', version: undefined })],
    }),
    ['systems.s2.ipAddress', 'apps.a2.version'],
  ],
])('%s', (_edge, form, fields) => {
  expect(fieldsFound(theFormIsComplete, providerFilingFacts({ form }))).toEqual(fields);
});

test('an empty form misses everything at once, each with its label and its source', () => {
  const form: ProviderFilingForm = { systems: [{ key: 's1' }], apps: [{ key: 'a1' }] };
  const found = findings(theFormIsComplete, providerFilingFacts({ form }));
  expect(found.map(({ field }) => field)).toEqual([
    'unit.name',
    'unit.nature',
    'unit.proof.kind',
    'unit.proof.number',
    'unit.proof.scan',
    'unit.registeredPlace.region',
    'unit.registeredPlace.address',
    'unit.legalPerson.name',
    'unit.legalPerson.phone',
    'unit.contact.name',
    'unit.contact.phone',
    'unit.telecomBusiness',
    'developerIsUnit',
    'systems.s1.name',
    'systems.s1.ipAddress',
    'apps.a1.name',
    'apps.a1.version',
    'apps.a1.kind',
    'apps.a1.platforms',
    'apps.a1.functionTypes',
    'apps.a1.audience',
    'apps.a1.content',
    'apps.a1.permissions',
    'apps.a1.features',
    'apps.a1.training',
    'apps.a1.minorsMain',
    'apps.a1.advertisements',
    'apps.a1.games',
    'apps.a1.registersUsers',
    'apps.a1.collectsPersonalData',
  ]);
  expect(found[0]).toMatchObject({
    message: '“单位名称”未填写，依据《备案管理办法》附件1。',
    remedy: '请填写“单位名称”。',
  });
});

test('a condition is named with what is missing', () => {
  const [found] = findings(theFormIsComplete, providerFilingFacts({ form: anotherDeveloper }));
  expect(found?.message).toContain('（开发者不是主管单位时必填）');
});

test('the day of the change is asked for by its own rule', () => {
  expect(fieldsFound(theFormIsComplete, amendmentFacts({ form: aProviderFilingForm() }))).toEqual([]);
});
