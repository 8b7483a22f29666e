import { expect, test } from 'vitest';
import { anExternalFiling, externalFilingFacts, keeping } from '../../../test/builders/external-filings.ts';
import { findings } from '../../../test/builders/findings.ts';
import { aFilingNumberHasItsForm } from './a-filing-number-has-its-form.ts';

const found = (number: string | null) =>
  findings(aFilingNumberHasItsForm, externalFilingFacts({ filing: anExternalFiling({ number }) }), keeping());

test.each(['教APP备1100001号', '教APP备4100001号', null])('%s is accepted', (number) => {
  expect(found(number)).toEqual([]);
});

test.each([
  ['教APP备 1100001号', '空格', '教APP备1100001号'],
  ['教APP备１１００００１号', '全角', '教APP备1100001号'],
  ['教app备1100001号', '小写', '教APP备1100001号'],
  ['教APP备1100001', '“号”结尾', '教APP备1100001号'],
  ['1100001', '“教APP备”开头', '教APP备1100001号'],
  ['教APP备11000011号', '现为 8 位', '教APP备1100001号'],
])('%s is refused, the number that may be meant is named', (number, fault, meant) => {
  const [finding, ...more] = found(number);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ field: 'number', ref: 'PF-7' });
  expect(finding?.message).toContain(fault);
  expect(finding?.remedy).toContain(meant);
});

test.each(['教APP备9900001号', '教APP备110001号', '无', '豫ICP备19045432号'])(
  '%s is refused, and nothing is guessed',
  (number) => {
    const [finding] = found(number);
    expect(finding?.remedy).not.toContain('可能是');
    expect(finding?.remedy).toContain('教APP备');
  },
);
