import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aFormWithSystem, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { anMlpsNumberHasItsForm as rule } from './an-mlps-number-has-its-form.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['11 digits', providerFilingFacts({ form: aFormWithSystem({ mlpsNumber: '41010000001' }) }), []],
  ['with five more', providerFilingFacts({ form: aFormWithSystem({ mlpsNumber: '41010000001-00001' }) }), []],
  [
    '12 digits',
    providerFilingFacts({ form: aFormWithSystem({ mlpsNumber: '410100000011' }) }),
    ['systems.s1.mlpsNumber'],
  ],
  [
    'nothing entered is for another rule to say',
    providerFilingFacts({ form: aFormWithSystem({ mlpsNumber: '' }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('only warns: the forms in use are not all known', () => {
  expect(rule.severity).toBe('warning');
  const form = aFormWithSystem({ mlpsNumber: '1' });
  expect(findings(rule, providerFilingFacts({ form }))[0]?.severity).toBe('warning');
});
