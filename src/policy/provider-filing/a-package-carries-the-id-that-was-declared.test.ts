import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageCarriesTheIdThatWasDeclared as rule } from './a-package-carries-the-id-that-was-declared.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['not inspected yet', inspectedAs({ packageId: 'cn.other' }, {}, { inspections: new Map() }), []],
  ['it does', inspectedAs(), []],
  ['another id', inspectedAs({ packageId: 'cn.other' }), ['apps.a1.packages.0.packageId']],
  [
    'another platform and another id',
    inspectedAs({ platform: 'ios', packageId: 'cn.other' }),
    ['apps.a1.packages.0.platform', 'apps.a1.packages.0.packageId'],
  ],
  ['unreadable is for another rule', inspectedAs({ platform: null, packageId: null }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
