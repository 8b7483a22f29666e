import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aFiledApp,
  amendmentFacts,
  aProviderFilingForm,
  aSameApp,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { anAppIsFiledOnce as rule } from './an-app-is-filed-once.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['the first time', providerFilingFacts(), []],
  [
    'the same package of another provider',
    providerFilingFacts({ sameApps: [aSameApp({})] }),
    ['apps.a1.packages'],
  ],
  [
    'the same package, suspended',
    providerFilingFacts({ sameApps: [aSameApp({ status: 'suspended' })] }),
    ['apps.a1.packages'],
  ],
  [
    'the same package, revoked, is for another rule',
    providerFilingFacts({ sameApps: [aSameApp({ status: 'revoked' })] }),
    [],
  ],
  [
    'the same package, withdrawn, is for another rule',
    providerFilingFacts({ sameApps: [aSameApp({ status: 'withdrawn' })] }),
    [],
  ],
  [
    'the same package in another province',
    providerFilingFacts({ sameApps: [aSameApp({ origin: 'other-province' })] }),
    ['apps.a1.packages'],
  ],
  [
    'the same name of another provider is for another rule',
    providerFilingFacts({ sameApps: [aSameApp({ by: 'name' })] }),
    [],
  ],
  [
    'its own app of that package',
    providerFilingFacts({ sameApps: [aSameApp({ own: true })] }),
    ['apps.a1.packages'],
  ],
  [
    'its own app of that name',
    providerFilingFacts({ sameApps: [aSameApp({ own: true, by: 'name' })] }),
    ['apps.a1.name'],
  ],
  [
    'its own app of that name, filed in another province',
    providerFilingFacts({ sameApps: [aSameApp({ own: true, by: 'name', origin: 'other-province' })] }),
    ['apps.a1.name'],
  ],
  [
    'its own self-used app that is now offered to others',
    providerFilingFacts({ sameApps: [aSameApp({ own: true, origin: 'self-developed', number: null })] }),
    [],
  ],
  [
    'its own mini-program of that name',
    providerFilingFacts({
      sameApps: [aSameApp({ own: true, by: 'name', origin: 'platform-operator', number: null })],
    }),
    [],
  ],
  ['under way in another filing', providerFilingFacts({ underWay: ['示例作业'] }), ['apps.a1.name']],
  ['another app under way', providerFilingFacts({ underWay: ['示例教务'] }), []],
  [
    'the same package twice in one form',
    providerFilingFacts({
      form: aProviderFilingForm({ apps: [aFiledApp(), aFiledApp({ key: 'a2', name: '示例作业教师版' })] }),
    }),
    ['apps.a2.packages'],
  ],
  [
    'packages without ids are not the same',
    providerFilingFacts({
      form: aProviderFilingForm({
        apps: [aFiledApp({ packages: [{}] }), aFiledApp({ key: 'a2', name: '示例教务', packages: [{}] })],
      }),
    }),
    [],
  ],
  [
    'the same name twice in one form',
    providerFilingFacts({
      form: aProviderFilingForm({ apps: [aFiledApp(), aFiledApp({ key: 'a2', packages: [] })] }),
    }),
    ['apps.a2.name'],
  ],
  [
    'two apps',
    providerFilingFacts({
      form: aProviderFilingForm({
        apps: [aFiledApp(), aFiledApp({ key: 'a2', name: '示例教务', packages: [] })],
      }),
    }),
    [],
  ],
  [
    'an amendment that takes the package of its other app',
    amendmentFacts({ sameApps: [aSameApp({ own: true, name: '示例教务' })] }),
    ['apps.a1.packages'],
  ],
  [
    'an amendment that takes the package of another provider',
    amendmentFacts({ sameApps: [aSameApp()] }),
    ['apps.a1.packages'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test.each([
  ['provider-filing', '提交变更'],
  ['other-province', '无需重复备案'],
] as const)('its own record (%s): says what to do instead', (origin, words) => {
  const [found] = findings(rule, providerFilingFacts({ sameApps: [aSameApp({ own: true, origin })] }));
  expect(found?.message).toContain('教APP备4100001号');
  expect(found?.remedy).toContain(words);
});
