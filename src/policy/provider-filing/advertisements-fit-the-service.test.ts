import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { advertisementsFitTheService as rule } from './advertisements-fit-the-service.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['no advertisements', providerFilingFacts({ form: aFormWithApp({ advertisements: false }) }), []],
  [
    'explained',
    providerFilingFacts({
      form: aFormWithApp({ advertisements: true, advertisementsFit: '只展示本应用的课程' }),
    }),
    [],
  ],
  [
    'not explained',
    providerFilingFacts({ form: aFormWithApp({ advertisements: true }) }),
    ['apps.a1.advertisementsFit'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
