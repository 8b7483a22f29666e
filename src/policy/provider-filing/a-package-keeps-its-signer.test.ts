import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageKeepsItsSigner as rule } from './a-package-keeps-its-signer.ts';
import type { KnownSigner } from './facts.ts';

const published = (digit: string): KnownSigner => ({
  platform: 'android',
  packageId: 'com.example.homework',
  certificate: digit.repeat(64),
  name: '示例作业',
  providerName: '另一示例公司',
  own: false,
  isUnderWay: false,
});

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nothing published with that id', inspectedAs(), []],
  ['the same signer', inspectedAs({}, {}, { knownSigners: [published('a')] }), []],
  ['another one', inspectedAs({}, {}, { knownSigners: [published('b')] }), ['apps.a1.packages.0.file']],
  [
    'another one that somebody else is filing',
    inspectedAs({}, {}, { knownSigners: [{ ...published('b'), isUnderWay: true }] }),
    ['apps.a1.packages.0.file'],
  ],
  [
    'another one of the provider itself',
    inspectedAs({}, {}, { knownSigners: [{ ...published('b'), own: true }] }),
    ['apps.a1.packages.0.file'],
  ],
  [
    'the signer before the key was changed',
    inspectedAs(
      {
        signing: {
          verdict: 'verified',
          schemes: [
            {
              scheme: 'v3',
              verified: true,
              faults: [],
              signers: [{ certificate: 'a'.repeat(64), lineage: ['b'.repeat(64), 'a'.repeat(64)] }],
            },
          ],
        },
      },
      {},
      { knownSigners: [published('b')] },
    ),
    [],
  ],
  [
    'of another platform',
    inspectedAs({}, {}, { knownSigners: [{ ...published('b'), platform: 'ios' }] }),
    [],
  ],
  [
    'unsigned is for another rule',
    inspectedAs({ certificates: [] }, {}, { knownSigners: [published('b')] }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
