import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aFiledSystem,
  aFormWithSystem,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { legalDay } from '../legal-day.ts';
import type { Circumstances } from '../rule.ts';
import { icpAndMlpsFilingComeFirst as rule } from './icp-and-mlps-filing-come-first.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[], Partial<Circumstances>?]>([
  ['both done', providerFilingFacts(), [], {}],
  [
    'after the buffer, in Henan',
    providerFilingFacts({
      form: aFormWithSystem({
        icpNumber: undefined,
        mlpsGrade: undefined,
        mlpsNumber: undefined,
        mlpsScan: undefined,
      }),
    }),
    ['systems.s1.icpNumber', 'systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'],
    { today: legalDay('2020-02-01') },
  ],
  [
    'the last day of the buffer, in Henan',
    providerFilingFacts({
      form: aFormWithSystem({
        icpNumber: undefined,
        mlpsGrade: undefined,
        mlpsNumber: undefined,
        mlpsScan: undefined,
      }),
    }),
    [],
    { today: legalDay('2020-01-31') },
  ],
  [
    'the same day elsewhere',
    providerFilingFacts({
      form: aFormWithSystem({
        icpNumber: undefined,
        mlpsGrade: undefined,
        mlpsNumber: undefined,
        mlpsScan: undefined,
      }),
    }),
    ['systems.s1.icpNumber', 'systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'],
    { today: legalDay('2020-01-31'), territories: ['110000', '000000'] },
  ],
  [
    'the first day of the Measures, elsewhere',
    providerFilingFacts({
      form: aFormWithSystem({
        icpNumber: undefined,
        mlpsGrade: undefined,
        mlpsNumber: undefined,
        mlpsScan: undefined,
      }),
    }),
    ['systems.s1.icpNumber', 'systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'],
    { today: legalDay('2019-11-11'), territories: ['110000', '000000'] },
  ],
  [
    'the day before it',
    providerFilingFacts({
      form: aFormWithSystem({
        icpNumber: undefined,
        mlpsGrade: undefined,
        mlpsNumber: undefined,
        mlpsScan: undefined,
      }),
    }),
    [],
    { today: legalDay('2019-11-10'), territories: ['110000', '000000'] },
  ],
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
