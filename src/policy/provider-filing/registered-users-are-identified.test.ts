import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { registeredUsersAreIdentified as rule } from './registered-users-are-identified.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nobody registers', providerFilingFacts({ form: aFormWithApp({ registersUsers: false }) }), []],
  [
    'identified',
    providerFilingFacts({ form: aFormWithApp({ registersUsers: true, identityVerification: '手机号验证' }) }),
    [],
  ],
  [
    'not identified',
    providerFilingFacts({ form: aFormWithApp({ registersUsers: true }) }),
    ['apps.a1.identityVerification'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
