import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theContentFitsAudienceAndFunction as rule } from './the-content-fits-audience-and-function.ts';

const contents = [
  { code: 'homework', label: '作业与练习', audience: ['primary-secondary'], functionTypes: ['learning'] },
  { code: 'office', label: '办公与人事' },
];

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['a list that says nothing of them fits everybody', providerFilingFacts(), []],
  [
    'fits',
    providerFilingFacts({ contents, form: aFormWithApp({ audience: ['primary-secondary', 'teacher'] }) }),
    [],
  ],
  [
    'another audience',
    providerFilingFacts({ contents, form: aFormWithApp({ audience: ['teacher'] }) }),
    ['apps.a1.content'],
  ],
  [
    'another function type',
    providerFilingFacts({
      contents,
      form: aFormWithApp({ audience: ['primary-secondary'], functionTypes: ['management'] }),
    }),
    ['apps.a1.content'],
  ],
  [
    'not answered yet',
    providerFilingFacts({ contents, form: aFormWithApp({ audience: [], functionTypes: [] }) }),
    [],
  ],
  [
    'not chosen',
    providerFilingFacts({ contents, form: aFormWithApp({ audience: ['teacher'], content: ['office'] }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
