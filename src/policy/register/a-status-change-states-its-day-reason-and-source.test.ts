import { expect, test } from 'vitest';
import { keeping, statusChangeFacts } from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { legalDay } from '../legal-day.ts';
import { aStatusChangeStatesItsDayReasonAndSource as rule } from './a-status-change-states-its-day-reason-and-source.ts';

test.each([
  ['all stated', {}, []],
  ['today', { effectiveOn: legalDay('2020-03-02') }, []],
  ['tomorrow', { effectiveOn: legalDay('2020-03-03') }, ['effectiveOn']],
  ['on the day of the last change', { effectiveOn: legalDay('2019-12-20') }, []],
  ['before the last change', { effectiveOn: legalDay('2019-12-19') }, ['effectiveOn']],
  ['no reason', { reason: '' }, ['reason']],
  ['neither', { reason: '', source: '' }, ['reason', 'source']],
])('%s', (_edge, changes, fields) => {
  expect(fieldsFound(rule, statusChangeFacts(changes), keeping())).toEqual(fields);
});
