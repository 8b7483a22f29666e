import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageCarriesTheVersionThatWasDeclared as rule } from './a-package-carries-the-version-that-was-declared.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['it does', inspectedAs(), []],
  ['with a V', inspectedAs({ versionName: 'V1.0.0' }), []],
  ['another', inspectedAs({ versionName: '1.0.1' }), ['apps.a1.packages.0.version']],
  ['none in the package', inspectedAs({ versionName: null }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
