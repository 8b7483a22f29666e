import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theKindOfAppIsInScope as rule } from './the-kind-of-app-is-in-scope.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['an app', providerFilingFacts(), []],
  ['a mini-program', providerFilingFacts({ form: aFormWithApp({ kind: 'mini-program' }) }), ['apps.a1.kind']],
  [
    'an enterprise account',
    providerFilingFacts({ form: aFormWithApp({ kind: 'enterprise-account' }) }),
    ['apps.a1.kind'],
  ],
  [
    'an official account',
    providerFilingFacts({ form: aFormWithApp({ kind: 'official-account' }) }),
    ['apps.a1.kind'],
  ],
  [
    'where mini-programs are set to be filed',
    providerFilingFacts({
      form: aFormWithApp({ kind: 'mini-program' }),
      kindsInScope: ['app', 'mini-program'],
    }),
    [],
  ],
  [
    'not answered is for another rule to say',
    providerFilingFacts({ form: aFormWithApp({ kind: undefined }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test.each([
  ['mini-program', '平台方'],
  ['other', '咨询'],
] as const)('%s: says where to turn', (kind, words) => {
  const facts = providerFilingFacts({ form: aFormWithApp({ kind }), kindsInScope: ['app'] });
  expect(findings(rule, facts)[0]?.remedy).toContain(words);
});
