import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aFiledSystem,
  aFormWithoutIcpAndMlps,
  aFormWithSystem,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { legalDay } from '../legal-day.ts';
import type { Circumstances } from '../rule.ts';
import { icpAndMlpsFilingComeFirst as rule } from './icp-and-mlps-filing-come-first.ts';

const neither = providerFilingFacts({ form: aFormWithoutIcpAndMlps() });
const all = ['systems.s1.icpNumber', 'systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'];

test.each<[string, Parameters<typeof rule.check>[0], string[], Partial<Circumstances>?]>([
  ['both done', providerFilingFacts(), [], {}],
  ['after the buffer, in Henan', neither, all, { today: legalDay('2020-02-01') }],
  ['the last day of the buffer, in Henan', neither, [], { today: legalDay('2020-01-31') }],
  [
    'the same day elsewhere',
    neither,
    all,
    { today: legalDay('2020-01-31'), territories: ['110000', '000000'] },
  ],
  [
    'the first day of the Measures, elsewhere',
    neither,
    all,
    { today: legalDay('2019-11-11'), territories: ['110000', '000000'] },
  ],
  ['the day before it', neither, [], { today: legalDay('2019-11-10'), territories: ['110000', '000000'] }],
  [
    'only the scan is missing',
    providerFilingFacts({ form: aFormWithSystem({ mlpsScan: undefined }) }),
    ['systems.s1.mlpsScan'],
    {},
  ],
  [
    'the second system',
    providerFilingFacts({
      form: aProviderFilingForm({ systems: [aFiledSystem(), aFiledSystem({ key: 's2', icpNumber: '' })] }),
    }),
    ['systems.s2.icpNumber'],
    {},
  ],
])('%s', (_edge, facts, fields, at) => {
  expect(fieldsFound(rule, facts, at)).toEqual(fields);
});
