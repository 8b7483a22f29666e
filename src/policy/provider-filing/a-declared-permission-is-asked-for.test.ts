import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aDeclaredPermissionIsAskedFor as rule } from './a-declared-permission-is-asked-for.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['it is', inspectedAs(), []],
  ['it is not', inspectedAs({ permissions: [] }), ['apps.a1.permissions']],
  ['not inspected yet', inspectedAs({}, {}, { inspections: new Map() }), []],
  [
    'another package, that is not inspected yet, may ask for it',
    inspectedAs(
      { permissions: [] },
      {
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(104) },
          { version: '1.0.0', platform: 'ios', packageId: 'com.example.homework', file: fileId(105) },
        ],
      },
    ),
    [],
  ],
  ['none declared', inspectedAs({ permissions: [] }, { permissions: ['none'] }), []],
  ['unreadable is for another rule', inspectedAs({ permissions: [], packageId: null }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
