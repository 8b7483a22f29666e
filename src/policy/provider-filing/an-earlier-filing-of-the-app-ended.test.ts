import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aSameApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { anEarlierFilingOfTheAppEnded as rule } from './an-earlier-filing-of-the-app-ended.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['there was none', providerFilingFacts(), []],
  ['revoked', providerFilingFacts({ sameApps: [aSameApp({ status: 'revoked' })] }), ['apps.a1.packages']],
  [
    'its own of that name, withdrawn',
    providerFilingFacts({ sameApps: [aSameApp({ status: 'withdrawn', own: true, by: 'name' })] }),
    ['apps.a1.name'],
  ],
  [
    'of that name, of another provider',
    providerFilingFacts({ sameApps: [aSameApp({ status: 'revoked', by: 'name' })] }),
    [],
  ],
  ['in force is for another rule', providerFilingFacts({ sameApps: [aSameApp({})] }), []],
  ['suspended is not over', providerFilingFacts({ sameApps: [aSameApp({ status: 'suspended' })] }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns', () => {
  expect(rule.severity).toBe('warning');
});
