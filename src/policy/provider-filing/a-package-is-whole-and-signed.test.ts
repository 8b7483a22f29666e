import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageIsWholeAndSigned as rule } from './a-package-is-whole-and-signed.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['it is', inspectedAs(), []],
  [
    'something to know, nothing broken',
    inspectedAs({ findings: [{ code: 'bundle-read', severity: 'notice', message: '组合。' }] }),
    [],
  ],
  [
    'a part of an app',
    inspectedAs({ findings: [{ code: 'split-only', severity: 'warning', message: '一部分。' }] }),
    ['apps.a1.packages.0.file'],
  ],
  [
    'a certificate for debugging is for another rule',
    inspectedAs({ findings: [{ code: 'debug-certificate', severity: 'warning', message: '调试证书。' }] }),
    [],
  ],
  [
    'a broken signature',
    inspectedAs({
      findings: [{ code: 'signature-broken', severity: 'broken', message: '签名与内容不符。' }],
    }),
    ['apps.a1.packages.0.file'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
