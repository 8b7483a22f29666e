import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { thePermissionsFitTheFunction as rule } from './the-permissions-fit-the-function.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['a camera for learning', inspectedAs(), []],
  [
    'the place where the pupil is, for learning',
    inspectedAs({ permissions: ['android.permission.ACCESS_FINE_LOCATION'] }),
    ['apps.a1.permissions'],
  ],
  [
    'for managing as well',
    inspectedAs(
      { permissions: ['android.permission.ACCESS_FINE_LOCATION'] },
      { functionTypes: ['learning', 'management'] },
    ),
    [],
  ],
  [
    'short messages, for whatever',
    inspectedAs({ permissions: ['android.permission.READ_SMS'] }, { functionTypes: ['management'] }),
    ['apps.a1.permissions'],
  ],
  [
    'no function is for another rule',
    inspectedAs({ permissions: ['android.permission.READ_SMS'] }, { functionTypes: [] }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
