import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aSignedAgreementIsAttached } from './a-signed-agreement-is-attached.ts';

test.each<[string, Parameters<typeof aSignedAgreementIsAttached.check>[0], string[]]>([
  ['signed and attached', useFilingFacts({ form: aRequiredUseForm() }), []],
  [
    'signed and not attached',
    useFilingFacts({ form: aRequiredUseForm({ agreement: undefined }) }),
    ['agreement'],
  ],
  [
    'a recommended use with an agreement attaches it too',
    useFilingFacts({ form: aUseFilingForm({ agreementSigned: true }) }),
    ['agreement'],
  ],
  ['not signed', useFilingFacts({ form: aUseFilingForm() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aSignedAgreementIsAttached, facts)).toEqual(fields);
});
