import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageEncryptsItsTraffic as rule } from './a-package-encrypts-its-traffic.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['it does', inspectedAs(), []],
  ['except with some servers', inspectedAs({ cleartext: 'some-domains' }), []],
  ['it need not', inspectedAs({ cleartext: 'everywhere' }), ['apps.a1.packages.0.file']],
  ['not known', inspectedAs({ cleartext: null }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
