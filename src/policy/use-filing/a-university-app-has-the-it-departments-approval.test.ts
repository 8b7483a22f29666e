import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRegisteredApp, aUseFilingForm, fileId, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aUniversityAppHasTheItDepartmentsApproval } from './a-university-app-has-the-it-departments-approval.ts';
import type { UseFilingForm } from './form.ts';

const university = { addressees: ['school:university'] as const };
const managementApp = aRegisteredApp({ functionTypes: ['management'] });
const answered = { itApproval: fileId(1), largeScalePersonalData: false, biometricData: false };

test.each<[string, UseFilingForm, string[]]>([
  ['approved and answered', aUseFilingForm(answered), []],
  ['nothing', aUseFilingForm(), ['itApproval', 'largeScalePersonalData', 'biometricData']],
  ['without the approval', aUseFilingForm({ ...answered, itApproval: undefined }), ['itApproval']],
])('%s', (_edge, form, fields) => {
  expect(
    fieldsFound(
      aUniversityAppHasTheItDepartmentsApproval,
      useFilingFacts({ form, app: managementApp }),
      university,
    ),
  ).toEqual(fields);
});

test.each<[string, Parameters<typeof fieldsFound>[2], boolean]>([
  ['a university in Henan', university, true],
  ['the day before the notice', { ...university, today: legalDay('2019-12-12') }, false],
  ['the day of the notice', { ...university, today: legalDay('2019-12-13') }, true],
  ['a university elsewhere', { ...university, territories: ['510000', '000000'] }, false],
  ['a primary school', {}, false],
])('binds Henan’s universities only: %s', (_edge, at, binds) => {
  const facts = useFilingFacts({ form: aUseFilingForm(), app: managementApp });
  expect(fieldsFound(aUniversityAppHasTheItDepartmentsApproval, facts, at).length > 0).toBe(binds);
});

test('a learning app is not concerned', () => {
  const facts = useFilingFacts({
    form: aUseFilingForm(),
    app: aRegisteredApp({ functionTypes: ['learning'] }),
  });
  expect(fieldsFound(aUniversityAppHasTheItDepartmentsApproval, facts, university)).toEqual([]);
});
