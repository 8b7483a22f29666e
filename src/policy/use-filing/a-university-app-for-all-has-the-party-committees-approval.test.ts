import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  aRegisteredApp,
  aRequiredUseForm,
  aUseFilingForm,
  fileId,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { aUniversityAppForAllHasThePartyCommitteesApproval } from './a-university-app-for-all-has-the-party-committees-approval.ts';
import type { UseFilingForm } from './form.ts';

const university = { addressees: ['school:university'] as const };
const managementApp = aRegisteredApp({ functionTypes: ['management'] });
const answered = { itApproval: fileId(1), largeScalePersonalData: false, biometricData: false };

test.each<[string, UseFilingForm, string[]]>([
  ['recommended, few data', aUseFilingForm(answered), []],
  ['required of everybody', aRequiredUseForm(answered), ['consultation', 'partyCommitteeApproval']],
  [
    'large-scale collection',
    aUseFilingForm({ ...answered, largeScalePersonalData: true }),
    ['consultation', 'partyCommitteeApproval'],
  ],
  [
    'biometric data come on top',
    aUseFilingForm({ ...answered, biometricData: true }),
    ['consultation', 'partyCommitteeApproval'],
  ],
  [
    'consulted, not approved',
    aRequiredUseForm({ ...answered, consultation: fileId(2) }),
    ['partyCommitteeApproval'],
  ],
  [
    'consulted and approved',
    aRequiredUseForm({ ...answered, consultation: fileId(2), partyCommitteeApproval: fileId(3) }),
    [],
  ],
  ['national security', aRequiredUseForm({ ...answered, safetyExemption: 'national-security' }), []],
  ['personal safety', aRequiredUseForm({ ...answered, safetyExemption: 'personal-safety' }), []],
])('%s', (_edge, form, fields) => {
  expect(
    fieldsFound(
      aUniversityAppForAllHasThePartyCommitteesApproval,
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
  const facts = useFilingFacts({ form: aRequiredUseForm(answered), app: managementApp });
  expect(fieldsFound(aUniversityAppForAllHasThePartyCommitteesApproval, facts, at).length > 0).toBe(binds);
});

test('a learning app is not concerned', () => {
  const facts = useFilingFacts({
    form: aRequiredUseForm(answered),
    app: aRegisteredApp({ functionTypes: ['learning'] }),
  });
  expect(fieldsFound(aUniversityAppForAllHasThePartyCommitteesApproval, facts, university)).toEqual([]);
});
