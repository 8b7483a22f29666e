import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { aComplaintChannelIsOpen as rule } from './a-complaint-channel-is-open.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['open', providerFilingFacts({ form: aFormWithApp({ complaintChannel: '客服邮箱见应用内' }) }), []],
  [
    'none',
    providerFilingFacts({ form: aFormWithApp({ complaintChannel: undefined }) }),
    ['apps.a1.complaintChannel'],
  ],
  [
    'blank',
    providerFilingFacts({ form: aFormWithApp({ complaintChannel: '' }) }),
    ['apps.a1.complaintChannel'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
