import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRegisteredApp, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aSelfDevelopedAppIsUsedByItsOwnUnitOnly } from './a-self-developed-app-is-used-by-its-own-unit-only.ts';

test.each<[string, Parameters<typeof aSelfDevelopedAppIsUsedByItsOwnUnitOnly.check>[0], string[]]>([
  ['an app of a provider', useFilingFacts(), []],
  ['its own', useFilingFacts({ app: aRegisteredApp({ origin: 'self-developed', ownedByUnit: true }) }), []],
  [
    'that of another unit',
    useFilingFacts({ app: aRegisteredApp({ origin: 'self-developed', ownedByUnit: false }) }),
    ['app.registerId'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aSelfDevelopedAppIsUsedByItsOwnUnitOnly, facts)).toEqual(fields);
});
