import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { everyDeclaredPlatformHasAPackage as rule } from './every-declared-platform-has-a-package.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'one of each',
    providerFilingFacts({
      form: aFormWithApp({
        platforms: ['ios', 'android'],
        packages: [
          { version: '1.0.0', platform: 'ios', packageId: 'com.example.homework', file: fileId(9) },
          { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
        ],
      }),
    }),
    [],
  ],
  [
    'iOS is missing',
    providerFilingFacts({ form: aFormWithApp({ platforms: ['ios', 'android'] }) }),
    ['apps.a1.packages'],
  ],
  [
    'both are missing, each named',
    providerFilingFacts({ form: aFormWithApp({ platforms: ['ios', 'android'], packages: [] }) }),
    ['apps.a1.packages', 'apps.a1.packages'],
  ],
  [
    'nothing at all',
    providerFilingFacts({ form: aFormWithApp({ platforms: undefined, packages: undefined }) }),
    ['apps.a1.packages'],
  ],
  [
    'several versions',
    providerFilingFacts({
      form: aFormWithApp({
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
          { version: '0.9', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
        ],
      }),
    }),
    [],
  ],
  [
    'a mini-program has none',
    providerFilingFacts({ form: aFormWithApp({ kind: 'mini-program', platforms: [], packages: [] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
