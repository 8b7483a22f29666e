import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { theDeclaredVersionHasAPackage as rule } from './the-declared-version-has-a-package.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'it has',
    providerFilingFacts({
      form: aFormWithApp({
        version: '1.0.0',
        packages: [
          { version: '0.9', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
          { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
        ],
      }),
    }),
    [],
  ],
  [
    'an older one only',
    providerFilingFacts({
      form: aFormWithApp({
        version: '1.0.0',
        packages: [
          { version: '0.9', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
        ],
      }),
    }),
    ['apps.a1.version'],
  ],
  [
    'no packages is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ packages: [] }) }),
    [],
  ],
  [
    'no version is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ version: undefined }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
