import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { useStopFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aStopConcernsAUseInForce } from './a-stop-concerns-a-use-in-force.ts';

test.each<[string, Parameters<typeof aStopConcernsAUseInForce.check>[0], string[]]>([
  ['in use', useStopFacts(), []],
  ['flagged', useStopFacts({ use: { status: 'flagged', since: legalDay('2020-03-10') } }), []],
  [
    'stopped already',
    useStopFacts({ use: { status: 'stopped', since: legalDay('2020-03-10') } }),
    ['(whole form)'],
  ],
  ['no such use', useStopFacts({ use: undefined }), ['(whole form)']],
  ['another stop under way', useStopFacts({ pending: true }), ['(whole form)']],
  [
    'stopped on the day of confirmation',
    useStopFacts({ use: { status: 'in-use', since: legalDay('2020-06-01') } }),
    [],
  ],
  [
    'stopped the day before it was confirmed',
    useStopFacts({ use: { status: 'in-use', since: legalDay('2020-06-02') } }),
    ['stoppedOn'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aStopConcernsAUseInForce, facts)).toEqual(fields);
});
