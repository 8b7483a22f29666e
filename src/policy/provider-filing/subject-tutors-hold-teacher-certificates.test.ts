import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { subjectTutorsHoldTeacherCertificates as rule } from './subject-tutors-hold-teacher-certificates.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  [
    'training in other things',
    providerFilingFacts({ form: aFormWithApp({ training: true, offCampusOnlineTutoring: false }) }),
    [],
  ],
  [
    'off-campus online tutoring',
    providerFilingFacts({ form: aFormWithApp({ training: true, offCampusOnlineTutoring: true }) }),
    ['apps.a1.teacherCertificates'],
  ],
  [
    'with certificates',
    providerFilingFacts({
      form: aFormWithApp({ offCampusOnlineTutoring: true, teacherCertificates: fileId(9) }),
    }),
    [],
  ],
  [
    'the function is ticked',
    providerFilingFacts({ form: aFormWithApp({ features: ['k12-tutoring'] }) }),
    ['apps.a1.teacherCertificates'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
