import { expect, test } from 'vitest';
import { returnRestartsClock } from './returned-items.ts';

test.each<[string, Parameters<typeof returnRestartsClock>, boolean]>([
  ['the same item again', [['unit.name'], [], ['unit.name']], true],
  ['fewer items than before', [['unit.name', 'apps.a1.name'], [], ['apps.a1.name']], true],
  ['an item not named before and unchanged', [['unit.name'], [], ['apps.a1.name']], false],
  ['one new item among old ones', [['unit.name'], [], ['unit.name', 'apps.a1.content']], false],
  ['an item that has changed since', [['unit.name'], ['apps.a1.content'], ['apps.a1.content']], true],
  ['a scan of the proof that was returned', [['unit.proof.number'], [], ['unit.proof.scan']], true],
  ['the proof whose scan was changed', [[], ['unit.proof.scan'], ['unit.proof']], true],
  ['a file of a package that was changed', [[], ['apps.a1.packages'], ['apps.a1.packages.0.file']], true],
  ['a part of an app that was added', [[], ['apps.a2'], ['apps.a2.permissions']], true],
  ['the whole app when only its content changed', [[], ['apps.a1.content'], ['apps.a1']], false],
  ['the whole unit when only its name was returned', [['unit.name'], [], ['unit']], false],
  ['another app whose key begins alike', [['apps.a1'], [], ['apps.a10.name']], false],
  ['the same field of another system', [['systems.s1.icpNumber'], [], ['systems.s2.icpNumber']], false],
  ['the filing as a whole, again', [[null], [], [null]], true],
  ['the filing as a whole, for the first time', [['unit.name'], ['unit.name'], [null]], false],
  ['an item after the whole was returned', [[null], [], ['unit.name']], false],
])('%s', (_edge, reasons, restarts) => {
  expect(returnRestartsClock(...reasons)).toBe(restarts);
});
