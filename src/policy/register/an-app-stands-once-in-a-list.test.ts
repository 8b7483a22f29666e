import { expect, test } from 'vitest';
import {
  anExternalFiling,
  aPlatformRecord,
  externalFilingFacts,
  keeping,
} from '../../../test/builders/external-filings.ts';
import { findings } from '../../../test/builders/findings.ts';
import { anAppStandsOnceInAList } from './an-app-stands-once-in-a-list.ts';

test.each([
  ['once', anExternalFiling(), undefined, []],
  ['twice by number', anExternalFiling(), '第 3 行', ['number']],
  ['twice without a number', aPlatformRecord(), '第 3 行', ['name']],
])('%s', (_edge, filing, repeats, fields) => {
  const found = findings(anAppStandsOnceInAList, externalFilingFacts({ filing, repeats }), keeping());
  expect(found.map(({ field }) => field)).toEqual(fields);
  for (const { message } of found) expect(message).toContain('第 3 行');
});
