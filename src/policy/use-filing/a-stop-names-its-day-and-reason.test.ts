import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { useStopFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aStopNamesItsDayAndReason } from './a-stop-names-its-day-and-reason.ts';

test.each<[string, Parameters<typeof aStopNamesItsDayAndReason.check>[0], string[]]>([
  ['both', useStopFacts(), []],
  ['neither', useStopFacts({ form: {} }), ['stoppedOn', 'reason']],
  [
    'on the day of submission',
    useStopFacts({ form: { stoppedOn: legalDay('2020-06-03'), reason: 'replaced' } }),
    [],
  ],
  [
    'the day after',
    useStopFacts({ form: { stoppedOn: legalDay('2020-06-04'), reason: 'replaced' } }),
    ['stoppedOn'],
  ],
  [
    'another reason without words',
    useStopFacts({ form: { stoppedOn: legalDay('2020-06-03'), reason: 'other' } }),
    ['explanation'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aStopNamesItsDayAndReason, facts)).toEqual(fields);
});
