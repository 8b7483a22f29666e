import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { foreignStaffAreReviewed as rule } from './foreign-staff-are-reviewed.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['none', providerFilingFacts({ form: aFormWithApp({ training: true, foreignStaff: false }) }), []],
  [
    'not answered is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ training: true }) }),
    [],
  ],
  [
    'reviewed',
    providerFilingFacts({ form: aFormWithApp({ foreignStaff: true, foreignStaffReview: fileId(9) }) }),
    [],
  ],
  [
    'not reviewed',
    providerFilingFacts({ form: aFormWithApp({ foreignStaff: true }) }),
    ['apps.a1.foreignStaffReview'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
