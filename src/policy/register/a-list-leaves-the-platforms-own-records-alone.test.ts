import { expect, test } from 'vitest';
import { aKnownApp, externalFilingFacts, keeping } from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aListLeavesThePlatformsOwnRecordsAlone as rule } from './a-list-leaves-the-platforms-own-records-alone.ts';

test.each([
  ['nothing known', undefined, []],
  ['of another province', aKnownApp(), []],
  ['of the earlier system', aKnownApp({ origin: 'earlier-system' }), []],
  ['filed here', aKnownApp({ origin: 'provider-filing' }), ['number']],
  ['self-developed', aKnownApp({ origin: 'self-developed' }), ['number']],
])('%s', (_edge, known, fields) => {
  expect(fieldsFound(rule, externalFilingFacts({ known }), keeping())).toEqual(fields);
});
