import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aFiledSystem,
  aFormWithSystem,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { anIcpNumberHasItsForm as rule } from './an-icp-number-has-its-form.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['of the provider', providerFilingFacts({ form: aFormWithSystem({ icpNumber: '豫ICP备19045432号' }) }), []],
  ['of an app', providerFilingFacts({ form: aFormWithSystem({ icpNumber: '豫ICP备2023013181号-2A' }) }), []],
  [
    'a licence is another thing',
    providerFilingFacts({ form: aFormWithSystem({ icpNumber: '豫ICP证000001号' }) }),
    ['systems.s1.icpNumber'],
  ],
  [
    'nine digits',
    providerFilingFacts({ form: aFormWithSystem({ icpNumber: '豫ICP备190454321号' }) }),
    ['systems.s1.icpNumber'],
  ],
  [
    'full-width',
    providerFilingFacts({ form: aFormWithSystem({ icpNumber: '豫ＩＣＰ备19045432号' }) }),
    ['systems.s1.icpNumber'],
  ],
  [
    'nothing entered is for another rule to say',
    providerFilingFacts({ form: aFormWithSystem({ icpNumber: undefined }) }),
    [],
  ],
  [
    'the second system',
    providerFilingFacts({
      form: aProviderFilingForm({ systems: [aFiledSystem(), aFiledSystem({ key: 's2', icpNumber: '无' })] }),
    }),
    ['systems.s2.icpNumber'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('refuses', () => {
  expect(rule.severity).toBe('violation');
});
