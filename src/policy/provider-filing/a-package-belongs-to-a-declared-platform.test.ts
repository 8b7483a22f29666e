import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aPackageBelongsToADeclaredPlatform as rule } from './a-package-belongs-to-a-declared-platform.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['declared', providerFilingFacts(), []],
  [
    'another platform',
    providerFilingFacts({
      form: aFormWithApp({
        platforms: ['android'],
        packages: [
          { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(9) },
          { version: '1.0.0', platform: 'ios', packageId: 'com.example.homework', file: fileId(9) },
        ],
      }),
    }),
    ['apps.a1.packages.1.platform'],
  ],
  [
    'platform not said is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ packages: [{ version: '1.0.0' }] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
