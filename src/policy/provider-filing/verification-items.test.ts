import { expect, test } from 'vitest';
import {
  aFiledApp,
  aFiledSystem,
  aFormWithApp,
  aProviderFilingForm,
} from '../../../test/builders/provider-filing.ts';
import { appFields, formFields, systemFields } from './fields.ts';
import { itemGroups } from './item-groups.ts';
import { placedFields } from './placed-fields.ts';
import { itemOf, verificationItems } from './verification-items.ts';

const paths = (...args: Parameters<typeof verificationItems>) =>
  verificationItems(...args).map(({ path }) => path);

test('the items of a plain form, in its order', () => {
  expect(paths(aProviderFilingForm(), 'first')).toEqual([
    'unit.name',
    'unit.proof',
    'unit.registeredPlace',
    'unit.legalPerson',
    'unit.contact',
    'unit.telecomLicence',
    'developerIsUnit',
    'systems.s1.name',
    'systems.s1.icpNumber',
    'systems.s1.mlpsNumber',
    'systems.s1.mlpsAssessmentReport',
    'apps.a1.name',
    'apps.a1.audience',
    'apps.a1.content',
    'apps.a1.permissions',
    'apps.a1.features',
    'apps.a1.packages',
    'apps.a1.trainingRegister',
    'apps.a1.minorsMain',
    'apps.a1.advertisementsFit',
    'apps.a1.identityVerification',
    'apps.a1.personalData',
    'apps.a1.complaintChannel',
  ]);
});

test('items have labels with the name of the system or app, and the fields that are judged', () => {
  const items = verificationItems(aProviderFilingForm(), 'first');
  expect(items.find(({ path }) => path === 'systems.s1.mlpsNumber')).toEqual({
    path: 'systems.s1.mlpsNumber',
    label: '业务系统“示例作业后台”·网络安全等级保护备案',
    section: 'systems',
    fields: ['systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'],
  });
  expect(items.find(({ path }) => path === 'apps.a1.content')?.label).toBe('教育移动应用“示例作业”·服务内容');
});

test.each([
  ['a forum', aFormWithApp({ features: ['forum'] }), 'apps.a1.contentReviewSystem'],
  ['training', aFormWithApp({ training: true }), 'apps.a1.foreignStaffReview'],
  ['personal data', aFormWithApp({ collectsPersonalData: true }), 'apps.a1.dataSafeguards'],
  ['another developer', aProviderFilingForm({ developerIsUnit: false }), 'developer.proof'],
  ['a branch', aProviderFilingForm({ branch: '示例公司郑州分公司' }), 'branch'],
  ['a second system', aProviderFilingForm({ systems: [aFiledSystem({ key: 's2' })] }), 'systems.s2.name'],
  ['a second app', aProviderFilingForm({ apps: [aFiledApp({ key: 'a2' })] }), 'apps.a2.packages'],
])('%s brings an item', (_edge, form, path) => {
  expect(paths(aProviderFilingForm(), 'first')).not.toContain(path);
  expect(paths(form, 'first')).toContain(path);
});

test('an amendment brings the day of the change', () => {
  expect(paths(aProviderFilingForm(), 'amendment')).toContain('changedOn');
});

test('what is declared or needed is verified once, no more and no less', () => {
  const form = aFormWithApp({ collectsPersonalData: true, features: ['forum', 'charges'] });
  const fields = verificationItems(form, 'first').flatMap((item) => item.fields);
  expect(new Set(fields).size).toBe(fields.length);
  const needed = placedFields(form, 'first').filter((field) => field.needed);
  for (const { path } of needed) expect(fields).toContain(path);
});

test.each([
  ['form', formFields],
  ['systems', systemFields],
  ['apps', appFields],
] as const)('groups of the %s are made of fields that exist, each in one group', (name, table) => {
  const grouped = Object.values(itemGroups[name]).flatMap(({ fields }) => fields);
  const known = table.map(({ path }) => path);
  expect(new Set(grouped).size).toBe(grouped.length);
  for (const path of grouped) expect(known).toContain(path);
});

test.each([
  ['unit.nature', 'unit.name'],
  ['unit.proof.scan', 'unit.proof'],
  ['unit.telecomLicence.file', 'unit.telecomLicence'],
  ['systems.s1.mlpsScan', 'systems.s1.mlpsNumber'],
  ['apps.a1.packages.0.file', 'apps.a1.packages'],
  ['apps.a1.content', 'apps.a1.content'],
  ['apps.a1', 'apps.a1'],
  ['unit', 'unit'],
  ['unheardOf', 'unheardOf'],
])('%s is verified with %s', (field, item) => {
  expect(itemOf(field)).toBe(item);
});
