import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aCollectiveDecisionIsRecorded } from './a-collective-decision-is-recorded.ts';

test.each<[string, Parameters<typeof aCollectiveDecisionIsRecorded.check>[0], string[]]>([
  ['recorded', useFilingFacts({ form: aRequiredUseForm() }), []],
  [
    'nothing recorded',
    useFilingFacts({ form: aRequiredUseForm({ decision: undefined }) }),
    ['decision.date', 'decision.body', 'decision.attendees', 'decision.minutes'],
  ],
  [
    'without minutes',
    useFilingFacts({
      form: aRequiredUseForm({ decision: { ...aRequiredUseForm().decision, minutes: undefined } }),
    }),
    ['decision.minutes'],
  ],
  [
    'nobody attended',
    useFilingFacts({
      form: aRequiredUseForm({ decision: { ...aRequiredUseForm().decision, attendees: [] } }),
    }),
    ['decision.attendees'],
  ],
  [
    'decided on the day of submission',
    useFilingFacts({
      form: aRequiredUseForm({ decision: { ...aRequiredUseForm().decision, date: legalDay('2020-06-01') } }),
    }),
    [],
  ],
  [
    'decided the day after',
    useFilingFacts({
      form: aRequiredUseForm({ decision: { ...aRequiredUseForm().decision, date: legalDay('2020-06-02') } }),
    }),
    ['decision.date'],
  ],
  [
    'a recommended use that was decided records it too',
    useFilingFacts({ form: aUseFilingForm({ collectiveDecision: true }) }),
    ['decision.date', 'decision.body', 'decision.attendees', 'decision.minutes'],
  ],
  ['not decided: nothing to record', useFilingFacts({ form: aUseFilingForm() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aCollectiveDecisionIsRecorded, facts)).toEqual(fields);
});
