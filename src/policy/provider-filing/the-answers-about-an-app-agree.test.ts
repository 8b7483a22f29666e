import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theAnswersAboutAnAppAgree as rule } from './the-answers-about-an-app-agree.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['they do', providerFilingFacts(), []],
  [
    'no training, yet subject tutoring',
    providerFilingFacts({ form: aFormWithApp({ training: false, features: ['k12-tutoring'] }) }),
    ['apps.a1.training'],
  ],
  [
    'no minors, yet only schoolchildren',
    providerFilingFacts({
      form: aFormWithApp({ minorsMain: false, audience: ['primary-secondary', 'kindergarten'] }),
    }),
    ['apps.a1.minorsMain'],
  ],
  [
    'schoolchildren among others',
    providerFilingFacts({
      form: aFormWithApp({ minorsMain: false, audience: ['primary-secondary', 'teacher'] }),
    }),
    [],
  ],
  [
    'no advertisements, yet explained',
    providerFilingFacts({ form: aFormWithApp({ advertisements: false, advertisementsFit: '相关课程' }) }),
    ['apps.a1.advertisements'],
  ],
  [
    'no personal data, yet registered users',
    providerFilingFacts({ form: aFormWithApp({ collectsPersonalData: false, registersUsers: true }) }),
    ['apps.a1.collectsPersonalData'],
  ],
  [
    'no personal data, yet listed',
    providerFilingFacts({
      form: aFormWithApp({ collectsPersonalData: false, personalData: [{ item: '姓名' }] }),
    }),
    ['apps.a1.collectsPersonalData'],
  ],
  [
    'not answered is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ training: undefined, features: ['k12-tutoring'] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns', () => {
  expect(rule.severity).toBe('warning');
});
