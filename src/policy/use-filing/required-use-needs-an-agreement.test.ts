import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aRequiredUseForm,
  aSelfDevelopedForm,
  aUseFilingForm,
  fileId,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { requiredUseNeedsAnAgreement } from './required-use-needs-an-agreement.ts';

const required = { nature: 'required', agreementSigned: false } as const;

test.each<[string, Parameters<typeof requiredUseNeedsAnAgreement.check>[0], string[]]>([
  ['signed', useFilingFacts({ form: aRequiredUseForm() }), []],
  ['not signed', useFilingFacts({ form: aRequiredUseForm({ agreementSigned: false }) }), ['agreementSigned']],
  [
    'not answered',
    useFilingFacts({ form: aRequiredUseForm({ agreementSigned: undefined }) }),
    ['agreementSigned'],
  ],
  [
    'a reason does not excuse an app that was selected',
    useFilingFacts({
      form: aRequiredUseForm({ agreementSigned: false, agreementNotApplicable: { because: '免费应用' } }),
    }),
    ['agreementSigned'],
  ],
  [
    'self-developed, with the reason',
    useFilingFacts({
      form: aSelfDevelopedForm({
        ...required,
        agreementNotApplicable: { because: '自主开发，没有合同相对方' },
      }),
    }),
    [],
  ],
  [
    'self-developed, without a reason',
    useFilingFacts({ form: aSelfDevelopedForm({ ...required }) }),
    ['agreementNotApplicable'],
  ],
  [
    'required by the superior, with its contract',
    useFilingFacts({
      form: aRequiredUseForm({
        agreementSigned: false,
        origin: 'required-by-superior',
        agreementNotApplicable: { superiorContract: fileId(9) },
      }),
    }),
    [],
  ],
  [
    'required by the superior, without a reason',
    useFilingFacts({ form: aRequiredUseForm({ agreementSigned: false, origin: 'required-by-superior' }) }),
    ['agreementNotApplicable'],
  ],
  ['recommended', useFilingFacts({ form: aUseFilingForm({ agreementSigned: false }) }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(requiredUseNeedsAnAgreement, facts)).toEqual(fields);
});
