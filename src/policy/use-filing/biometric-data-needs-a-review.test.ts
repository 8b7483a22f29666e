import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRegisteredApp, aUseFilingForm, fileId, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { biometricDataNeedsAReview } from './biometric-data-needs-a-review.ts';
import type { UseFilingForm } from './form.ts';

const university = { addressees: ['school:university'] as const };
const managementApp = aRegisteredApp({ functionTypes: ['management'] });
const answered = { itApproval: fileId(1), largeScalePersonalData: false, biometricData: false };

test.each<[string, UseFilingForm, string[]]>([
  ['no biometric data', aUseFilingForm(answered), []],
  [
    'biometric data without a review',
    aUseFilingForm({ ...answered, biometricData: true }),
    ['biometricReview'],
  ],
  ['with a review', aUseFilingForm({ ...answered, biometricData: true, biometricReview: fileId(4) }), []],
  [
    'a safety reason does not dispense with it',
    aUseFilingForm({ ...answered, biometricData: true, safetyExemption: 'personal-safety' }),
    ['biometricReview'],
  ],
])('%s', (_edge, form, fields) => {
  expect(
    fieldsFound(biometricDataNeedsAReview, useFilingFacts({ form, app: managementApp }), university),
  ).toEqual(fields);
});

test.each<[string, Parameters<typeof fieldsFound>[2], boolean]>([
  ['a university in Henan', university, true],
  ['the day before the notice', { ...university, today: legalDay('2019-12-12') }, false],
  ['the day of the notice', { ...university, today: legalDay('2019-12-13') }, true],
  ['a university elsewhere', { ...university, territories: ['510000', '000000'] }, false],
  ['a primary school', {}, false],
])('binds Henan’s universities only: %s', (_edge, at, binds) => {
  const facts = useFilingFacts({
    form: aUseFilingForm({ ...answered, biometricData: true }),
    app: managementApp,
  });
  expect(fieldsFound(biometricDataNeedsAReview, facts, at).length > 0).toBe(binds);
});

test('a learning app is not concerned', () => {
  const facts = useFilingFacts({
    form: aUseFilingForm({ ...answered, biometricData: true }),
    app: aRegisteredApp({ functionTypes: ['learning'] }),
  });
  expect(fieldsFound(biometricDataNeedsAReview, facts, university)).toEqual([]);
});
