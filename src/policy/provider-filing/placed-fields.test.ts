import { expect, test } from 'vitest';
import {
  aFiledApp,
  aFiledSystem,
  aFormWithApp,
  aProviderFilingForm,
} from '../../../test/builders/provider-filing.ts';
import { hasContent } from '../has-content.ts';
import { labelOf, placedFields, placedParts } from './placed-fields.ts';

const form = aProviderFilingForm({
  systems: [aFiledSystem(), aFiledSystem({ key: 's2', name: undefined })],
  apps: [aFiledApp(), aFiledApp({ key: 'a2', name: '示例教务' })],
});

test.each([
  ['unit.name', '单位名称'],
  ['unit.proof', '单位有效证明'],
  ['unit.telecomLicence.file', '电信业务经营许可'],
  ['unit', '主管单位'],
  ['developer', '开发者'],
  ['changedOn', '变化日期'],
  ['systems', '业务系统'],
  ['systems.s1', '业务系统“示例作业后台”'],
  ['systems.s1.icpNumber', '业务系统“示例作业后台”·ICP 备案编号'],
  ['systems.s1.mlpsAssessmentReport.file', '业务系统“示例作业后台”·等级测评报告'],
  ['systems.s2.icpNumber', '业务系统·ICP 备案编号'],
  ['systems.s9.icpNumber', '业务系统·ICP 备案编号'],
  ['apps.a2.features', '教育移动应用“示例教务”·是否具有以下功能'],
  ['apps.a1.packages', '教育移动应用“示例作业”·各版本的安装包'],
  ['apps.a1.packages.1', '教育移动应用“示例作业”·第 2 个安装包'],
  ['apps.a1.packages.0.file', '教育移动应用“示例作业”·第 1 个安装包·安装包文件'],
  ['apps.a1.personalData.0.purpose', '教育移动应用“示例作业”·第 1 个个人信息·目的'],
  ['apps.a1.unheardOf', '教育移动应用“示例作业”·unheardOf'],
  ['unheardOf', 'unheardOf'],
])('%s is called %s', (path, label) => {
  expect(labelOf(form, path)).toBe(label);
});

test('each system and each app has every field, by key', () => {
  const paths = placedFields(form, 'first').map(({ path }) => path);
  expect(paths).toContain('systems.s1.icpNumber');
  expect(paths).toContain('systems.s2.icpNumber');
  expect(paths).toContain('apps.a2.complaintChannel');
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths.at(-1)).toBe('changedOn');
});

test.each([
  [false, 'developer.name', true],
  [true, 'developer.name', false],
  [undefined, 'developer.name', false],
])('developerIsUnit %s: %s is needed: %s', (developerIsUnit, path, needed) => {
  const fields = placedFields({ developerIsUnit }, 'first');
  expect(fields.find((field) => field.path === path)?.needed).toBe(needed);
});

test('the day of the change is needed in an amendment only', () => {
  const needed = (purpose: 'first' | 'amendment') =>
    placedFields({}, purpose).find(({ path }) => path === 'changedOn')?.needed;
  expect([needed('first'), needed('amendment')]).toEqual([false, true]);
});

test('parts are placed by their number in their list', () => {
  const app = aFormWithApp({ collectsPersonalData: true, personalData: [{ item: '姓名' }] });
  expect(placedParts(app, 'first').map(({ path }) => path)).toEqual([
    'apps.a1.packages.0.version',
    'apps.a1.packages.0.platform',
    'apps.a1.packages.0.packageId',
    'apps.a1.packages.0.file',
    'apps.a1.personalData.0.item',
    'apps.a1.personalData.0.purpose',
    'apps.a1.personalData.0.manner',
    'apps.a1.personalData.0.scope',
  ]);
});

test('what is left over from an earlier answer is asked for nothing', () => {
  const left = aFormWithApp({ kind: 'mini-program', collectsPersonalData: false, personalData: [{}] });
  expect(placedParts(left, 'first')).toEqual([]);
});

test('a field is called the same wherever its label comes from', () => {
  const whole = aProviderFilingForm({
    apps: [aFiledApp({ collectsPersonalData: true, personalData: [{}] })],
  });
  for (const { path, label } of [...placedFields(whole, 'first'), ...placedParts(whole, 'first')]) {
    expect(label).toBe(labelOf(whole, path));
  }
});

test.each([
  [undefined, false],
  ['', false],
  [[], false],
  [{}, false],
  [{ text: '' }, false],
  [false, true],
  [{ file: 1 }, true],
])('%j is content: %s', (value, expected) => {
  expect(hasContent(value)).toBe(expected);
});
