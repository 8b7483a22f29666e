import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { whoeverTrainsIsReviewedAndRegistered as rule } from './whoever-trains-is-reviewed-and-registered.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['no training', providerFilingFacts({ form: aFormWithApp({ training: false }) }), []],
  [
    'training of any stage, with its register',
    providerFilingFacts({
      form: aFormWithApp({ training: true, audience: ['university'], trainingRegister: fileId(9) }),
    }),
    [],
  ],
  [
    'training of universities without',
    providerFilingFacts({ form: aFormWithApp({ training: true, audience: ['university'] }) }),
    ['apps.a1.trainingRegister'],
  ],
  [
    'subject tutoring is training',
    providerFilingFacts({ form: aFormWithApp({ features: ['k12-tutoring'], training: undefined }) }),
    ['apps.a1.trainingRegister'],
  ],
  [
    'off-campus tutoring is training',
    providerFilingFacts({ form: aFormWithApp({ offCampusOnlineTutoring: true }) }),
    ['apps.a1.trainingRegister'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
