import { expect, test } from 'vitest';
import {
  aKnownApp,
  anExternalFiling,
  externalFilingFacts,
  keeping,
} from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { legalDay } from '../legal-day.ts';
import { anOlderListChangesNothing } from './an-older-list-changes-nothing.ts';

const suspended = (day: string) => anExternalFiling({ status: 'suspended', statusSince: legalDay(day) });

test.each([
  ['nothing known', anExternalFiling(), undefined, []],
  ['checked later', anExternalFiling(), aKnownApp(), []],
  ['checked on the same day', anExternalFiling(), aKnownApp({ checkedOn: legalDay('2020-02-20') }), []],
  ['checked before', anExternalFiling(), aKnownApp({ checkedOn: legalDay('2020-02-21') }), ['checkedOn']],
  ['another status later', suspended('2020-01-15'), aKnownApp({ statusSince: legalDay('2020-01-14') }), []],
  ['on the same day', suspended('2020-01-15'), aKnownApp({ statusSince: legalDay('2020-01-15') }), []],
  [
    'another status from before',
    suspended('2020-01-15'),
    aKnownApp({ statusSince: legalDay('2020-01-16') }),
    ['statusSince'],
  ],
  [
    'the same status with an earlier day is a correction',
    anExternalFiling({ statusSince: legalDay('2019-12-02') }),
    aKnownApp(),
    [],
  ],
])('%s', (_edge, filing, known, fields) => {
  const facts = externalFilingFacts({ filing, known });
  expect(fieldsFound(anOlderListChangesNothing, facts, keeping())).toEqual(fields);
});
