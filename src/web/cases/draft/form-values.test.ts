import { expect, it } from 'vitest';
import { valueAt, withValueAt } from './form-values.ts';

const form = {
  unit: { name: '示例' },
  apps: [{ key: 'a1', packages: [{ version: '1.0' }, {}] }, { key: 'a2' }],
};

it.each([
  ['unit.name', '示例'],
  ['apps.a1.packages.0.version', '1.0'],
  ['apps.a2', { key: 'a2' }],
  ['apps.a3.packages', undefined],
  ['unit.name.first', undefined],
])('reads %s', (path, value) => {
  expect(valueAt(form, path)).toEqual(value);
});

it.each([
  ['unit.contact.name', '李某', { ...form, unit: { name: '示例', contact: { name: '李某' } } }],
  ['unit.name', '', { apps: form.apps }],
  ['apps.a2.name', '示例作业', { ...form, apps: [form.apps[0], { key: 'a2', name: '示例作业' }] }],
  ['apps.a1.packages', [], { ...form, apps: [{ key: 'a1' }, { key: 'a2' }] }],
  ['apps.a1.packages.0.version', '', { ...form, apps: [{ key: 'a1', packages: [{}, {}] }, { key: 'a2' }] }],
])('writes %s, and leaves out what then holds nothing', (path, value, after) => {
  expect(withValueAt(form, path, value)).toEqual(after);
});
