import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRequiredUseForm, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import type { Circumstances } from '../rule.ts';
import { disguisedRequiredUseIsFreeOfCharge } from './disguised-required-use-is-free-of-charge.ts';
import type { UseFilingForm } from './form.ts';

const xinyang = { today: legalDay('2023-06-12'), territories: ['411525', '411500', '410000', '000000'] };
const disguised = { tiedToMarks: true, charges: true };

test.each<[string, UseFilingForm, string[]]>([
  ['recommended and free', aUseFilingForm({ tiedToTeaching: true }), []],
  [
    'recommended, tied to teaching, with a fee',
    aUseFilingForm({ tiedToTeaching: true, charges: true }),
    ['charges'],
  ],
  ['recommended, a tool of evaluation, with a fee', aUseFilingForm(disguised), ['charges']],
  ['a disguised fee', aUseFilingForm({ tiedToMarks: true, disguisedCharges: true }), ['disguisedCharges']],
  ['recommended, voluntary, with a fee', aUseFilingForm({ charges: true }), []],
  ['required: the nationwide rule speaks', aRequiredUseForm({ charges: true }), []],
])('%s', (_edge, form, fields) => {
  expect(fieldsFound(disguisedRequiredUseIsFreeOfCharge, useFilingFacts({ form }), xinyang)).toEqual(fields);
});

test.each<[string, Partial<Circumstances>, boolean]>([
  ['the day itself', {}, true],
  ['the day before the notice', { today: legalDay('2023-06-11') }, false],
  ['a county of another city', { territories: ['410225', '410000', '000000'] }, false],
  ['a kindergarten', { addressees: ['school:kindergarten'] }, true],
  ['a bureau', { addressees: ['authority'] }, true],
  ['a vocational school is not addressed', { addressees: ['school:vocational'] }, false],
])('binds in Xinyang from its day: %s', (_edge, at, binds) => {
  const facts = useFilingFacts({ form: aUseFilingForm(disguised) });
  expect(fieldsFound(disguisedRequiredUseIsFreeOfCharge, facts, { ...xinyang, ...at }).length > 0).toBe(
    binds,
  );
});
