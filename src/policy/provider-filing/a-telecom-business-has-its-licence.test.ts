import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aProviderFilingForm, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aTelecomBusinessHasItsLicence as rule } from './a-telecom-business-has-its-licence.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'no telecom business',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { telecomBusiness: false } }) }),
    [],
  ],
  [
    'not answered is for another rule to say',
    providerFilingFacts({ form: aProviderFilingForm({ unit: {} }) }),
    [],
  ],
  [
    'with a licence',
    providerFilingFacts({
      form: aProviderFilingForm({ unit: { telecomBusiness: true, telecomLicence: { file: fileId(9) } } }),
    }),
    [],
  ],
  [
    'with a reason why none is needed',
    providerFilingFacts({
      form: aProviderFilingForm({
        unit: { telecomBusiness: true, telecomLicence: { notApplicableBecause: '由合作运营单位持证' } },
      }),
    }),
    [],
  ],
  [
    'with neither',
    providerFilingFacts({ form: aProviderFilingForm({ unit: { telecomBusiness: true } }) }),
    ['unit.telecomLicence'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
