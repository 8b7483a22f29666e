import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { guardiansConsentForMinors as rule } from './guardians-consent-for-minors.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'nothing collected from anybody',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: false, minorsMain: true }) }),
    [],
  ],
  [
    'collected from adults',
    providerFilingFacts({
      form: aFormWithApp({ collectsPersonalData: true, audience: ['university', 'teacher'] }),
    }),
    [],
  ],
  [
    'minors are the main users',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true, minorsMain: true }) }),
    ['apps.a1.guardianConsent'],
  ],
  [
    'schoolchildren among others',
    providerFilingFacts({
      form: aFormWithApp({ collectsPersonalData: true, audience: ['primary-secondary', 'teacher'] }),
    }),
    ['apps.a1.guardianConsent'],
  ],
  [
    'kindergartens',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: true, audience: ['kindergarten'] }) }),
    ['apps.a1.guardianConsent'],
  ],
  [
    'obtained',
    providerFilingFacts({
      form: aFormWithApp({
        collectsPersonalData: true,
        minorsMain: true,
        guardianConsent: { text: '注册时由监护人确认' },
      }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
