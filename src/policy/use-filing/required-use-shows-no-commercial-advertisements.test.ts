import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aRegisteredApp,
  aRequiredUseForm,
  aUseFilingForm,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { requiredUseShowsNoCommercialAdvertisements } from './required-use-shows-no-commercial-advertisements.ts';

test.each<[string, Parameters<typeof requiredUseShowsNoCommercialAdvertisements.check>[0], string[]]>([
  ['none', useFilingFacts({ form: aRequiredUseForm() }), []],
  [
    'the unit says there are',
    useFilingFacts({ form: aRequiredUseForm({ advertisements: true }) }),
    ['advertisements'],
  ],
  [
    'the provider declared them, whatever the unit says',
    useFilingFacts({ form: aRequiredUseForm(), app: aRegisteredApp({ declaredAdvertisements: true }) }),
    ['advertisements'],
  ],
  [
    'said by both, reported once',
    useFilingFacts({
      form: aRequiredUseForm({ advertisements: true }),
      app: aRegisteredApp({ declaredAdvertisements: true }),
    }),
    ['advertisements'],
  ],
  [
    'the provider’s record does not say',
    useFilingFacts({ form: aRequiredUseForm(), app: aRegisteredApp({ declaredAdvertisements: null }) }),
    [],
  ],
  [
    'a recommended app',
    useFilingFacts({
      form: aUseFilingForm({ advertisements: true }),
      app: aRegisteredApp({ declaredAdvertisements: true }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(requiredUseShowsNoCommercialAdvertisements, facts)).toEqual(fields);
});
