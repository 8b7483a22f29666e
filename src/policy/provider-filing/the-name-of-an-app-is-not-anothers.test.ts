import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aSameApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theNameOfAnAppIsNotAnothers as rule } from './the-name-of-an-app-is-not-anothers.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nobody has it', providerFilingFacts(), []],
  [
    'another provider has it',
    providerFilingFacts({ sameApps: [aSameApp({ by: 'name' })] }),
    ['apps.a1.name'],
  ],
  [
    'its own app is for another rule',
    providerFilingFacts({ sameApps: [aSameApp({ by: 'name', own: true })] }),
    [],
  ],
  [
    'the same package is for another rule',
    providerFilingFacts({ sameApps: [aSameApp({ by: 'package' })] }),
    [],
  ],
  [
    'it was withdrawn',
    providerFilingFacts({ sameApps: [aSameApp({ by: 'name', status: 'withdrawn' })] }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns, and names the provider', () => {
  const [found] = findings(rule, providerFilingFacts({ sameApps: [aSameApp({ by: 'name' })] }));
  expect(found?.severity).toBe('warning');
  expect(found?.message).toContain('另一示例公司');
});
