import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { thePermissionsAreOnTheList as rule } from './the-permissions-are-on-the-list.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['on it', providerFilingFacts(), []],
  ['none is always allowed', providerFilingFacts({ form: aFormWithApp({ permissions: ['none'] }) }), []],
  [
    'not on it',
    providerFilingFacts({ form: aFormWithApp({ permissions: ['fingerprint'] }) }),
    ['apps.a1.permissions'],
  ],
  [
    'retired',
    providerFilingFacts({
      permissions: [{ code: 'camera', label: '相机', retired: true, android: [], iosUsageKeys: [] }],
    }),
    ['apps.a1.permissions'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
