import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageAsksForNoUndeclaredPermission as rule } from './a-package-asks-for-no-undeclared-permission.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['camera, as declared; the network belongs to no group', inspectedAs(), []],
  [
    'contacts too',
    inspectedAs({ permissions: ['android.permission.READ_CONTACTS'] }),
    ['apps.a1.permissions'],
  ],
  [
    'on iOS by its own name',
    inspectedAs({ permissions: ['NSLocationWhenInUseUsageDescription'] }),
    ['apps.a1.permissions'],
  ],
  [
    'none declared, one asked for',
    inspectedAs({ permissions: ['android.permission.CAMERA'] }, { permissions: ['none'] }),
    ['apps.a1.permissions'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
