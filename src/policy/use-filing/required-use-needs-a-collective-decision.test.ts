import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { requiredUseNeedsACollectiveDecision } from './required-use-needs-a-collective-decision.ts';

test.each<[string, Parameters<typeof requiredUseNeedsACollectiveDecision.check>[0], string[]]>([
  ['required and decided', useFilingFacts({ form: aRequiredUseForm() }), []],
  [
    'required and not decided',
    useFilingFacts({ form: aRequiredUseForm({ collectiveDecision: false }) }),
    ['collectiveDecision'],
  ],
  [
    'required and not answered',
    useFilingFacts({ form: aRequiredUseForm({ collectiveDecision: undefined }) }),
    ['collectiveDecision'],
  ],
  [
    'required by the superior: the unit decides all the same',
    useFilingFacts({ form: aRequiredUseForm({ origin: 'required-by-superior', collectiveDecision: false }) }),
    ['collectiveDecision'],
  ],
  [
    'recommended and not decided',
    useFilingFacts({ form: aUseFilingForm({ collectiveDecision: false }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(requiredUseNeedsACollectiveDecision, facts)).toEqual(fields);
});

test.each([
  ['2019-08-09', 0],
  ['2019-08-10', 1],
])('binds from the Opinion’s day: %s', (today, count) => {
  const facts = useFilingFacts({ form: aRequiredUseForm({ collectiveDecision: false }) });
  expect(fieldsFound(requiredUseNeedsACollectiveDecision, facts, { today: legalDay(today) })).toHaveLength(
    count,
  );
});
