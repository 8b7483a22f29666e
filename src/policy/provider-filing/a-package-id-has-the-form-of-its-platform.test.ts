import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aPackageIdHasTheFormOfItsPlatform as rule } from './a-package-id-has-the-form-of-its-platform.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'Android',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.home_work2', file: fileId(9) },
        ],
      }),
    }),
    [],
  ],
  [
    'a part of an Android id that begins with a digit',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.2work', file: fileId(9) },
        ],
      }),
    }),
    ['apps.a1.packages.0.packageId'],
  ],
  [
    'hyphens are not for Android',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.home-work', file: fileId(9) },
        ],
      }),
    }),
    ['apps.a1.packages.0.packageId'],
  ],
  [
    'hyphens are for iOS',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'ios', packageId: 'com.example.home-work', file: fileId(9) },
        ],
      }),
    }),
    [],
  ],
  [
    'underscores are not for iOS',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'ios', packageId: 'com.example.home_work', file: fileId(9) },
        ],
      }),
    }),
    ['apps.a1.packages.0.packageId'],
  ],
  [
    'one part only',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [{ version: '1.0.0', platform: 'android', packageId: 'homework', file: fileId(9) }],
      }),
    }),
    ['apps.a1.packages.0.packageId'],
  ],
  [
    'the name of the app',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [{ version: '1.0.0', platform: 'ios', packageId: '示例作业', file: fileId(9) }],
      }),
    }),
    ['apps.a1.packages.0.packageId'],
  ],
  [
    'not entered is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ packages: [{ platform: 'ios' }] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('answers quickly to whatever is typed', () => {
  const packageId = `${'a.'.repeat(99)}!`;
  const form = aFormWithApp({ packages: [{ platform: 'android', packageId }] });
  expect(findings(rule, providerFilingFacts({ form }))[0]?.severity).toBe('warning');
});
