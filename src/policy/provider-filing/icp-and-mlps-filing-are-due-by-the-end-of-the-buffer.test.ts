import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aFormWithoutIcpAndMlps,
  aFormWithSystem,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { legalDay } from '../legal-day.ts';
import type { Circumstances } from '../rule.ts';
import { icpAndMlpsFilingAreDueByTheEndOfTheBuffer as rule } from './icp-and-mlps-filing-are-due-by-the-end-of-the-buffer.ts';

const neither = providerFilingFacts({ form: aFormWithoutIcpAndMlps() });
const all = ['systems.s1.icpNumber', 'systems.s1.mlpsGrade', 'systems.s1.mlpsNumber', 'systems.s1.mlpsScan'];

test.each<[string, Parameters<typeof rule.check>[0], string[], Partial<Circumstances>?]>([
  ['both done early', providerFilingFacts(), [], { today: legalDay('2020-01-10') }],
  ['missing on the last day of the buffer', neither, all, { today: legalDay('2020-01-31') }],
  ['the day after it binds: the other rule', neither, [], { today: legalDay('2020-02-01') }],
  [
    'elsewhere there is no buffer',
    neither,
    [],
    { today: legalDay('2020-01-10'), territories: ['110000', '000000'] },
  ],
  [
    'one of them missing',
    providerFilingFacts({ form: aFormWithSystem({ icpNumber: undefined }) }),
    ['systems.s1.icpNumber'],
    { today: legalDay('2020-01-10') },
  ],
])('%s', (_edge, facts, fields, at) => {
  expect(fieldsFound(rule, facts, at)).toEqual(fields);
});

test('warns, and says what comes afterwards', () => {
  const form = aFormWithSystem({ icpNumber: undefined });
  const [found] = findings(rule, providerFilingFacts({ form }), { today: legalDay('2020-01-10') });
  expect(found?.severity).toBe('warning');
  expect(found?.message).toContain('缓冲期至 2020-01-31（含当日）');
});
