import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageIsNoTestBuild as rule } from './a-package-is-no-test-build.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['it is none', inspectedAs(), []],
  ['for debugging', inspectedAs({ isDebuggable: true }), ['apps.a1.packages.0.file']],
  [
    'signed as tools do for trying out',
    inspectedAs({ findings: [{ code: 'debug-certificate', severity: 'warning', message: '调试证书。' }] }),
    ['apps.a1.packages.0.file'],
  ],
  ['for testing only', inspectedAs({ isTestOnly: true }), ['apps.a1.packages.0.file']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
