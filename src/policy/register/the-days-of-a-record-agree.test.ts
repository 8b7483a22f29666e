import { expect, test } from 'vitest';
import { anExternalFiling, externalFilingFacts, keeping } from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { legalDay } from '../legal-day.ts';
import { theDaysOfARecordAgree } from './the-days-of-a-record-agree.ts';

const TODAY = '2020-03-02';

test.each<[string, [filedOn: string | undefined, statusSince: string, checkedOn: string], string[]]>([
  ['in order', ['2019-12-20', '2020-01-10', '2020-02-20'], []],
  ['all today', [TODAY, TODAY, TODAY], []],
  ['no day of filing', [undefined, '2019-12-20', '2020-02-20'], []],
  ['a status of tomorrow', ['2019-12-20', '2020-03-03', TODAY], ['statusSince']],
  ['checked tomorrow', ['2019-12-20', '2019-12-20', '2020-03-03'], ['checkedOn']],
  ['filed after its status', ['2019-12-21', '2019-12-20', '2020-02-20'], ['filedOn']],
  ['checked before its status', ['2019-12-20', '2020-02-21', '2020-02-20'], ['checkedOn']],
  ['all wrong', ['2021-01-02', '2021-01-01', '2021-01-03'], ['statusSince', 'checkedOn', 'filedOn']],
])('%s', (_edge, [filedOn, statusSince, checkedOn], fields) => {
  const filing = anExternalFiling({
    filedOn: filedOn === undefined ? undefined : legalDay(filedOn),
    statusSince: legalDay(statusSince),
    checkedOn: legalDay(checkedOn),
  });
  expect(fieldsFound(theDaysOfARecordAgree, externalFilingFacts({ filing }), keeping())).toEqual(fields);
});
