import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aRegisteredApp, aUseFilingForm, useFilingFacts } from '../../../test/builders/use-filing.ts';
import { aDeclaredChargeIsExplained } from './a-declared-charge-is-explained.ts';

test.each<[string, Parameters<typeof aDeclaredChargeIsExplained.check>[0], string[]]>([
  ['declared free', useFilingFacts(), []],
  ['not known', useFilingFacts({ app: aRegisteredApp({ declaredCharges: null }) }), []],
  [
    'declared to charge, said to be free',
    useFilingFacts({ app: aRegisteredApp({ declaredCharges: true }) }),
    ['charges'],
  ],
  [
    'declared to charge, and said so',
    useFilingFacts({
      form: aUseFilingForm({ charges: true }),
      app: aRegisteredApp({ declaredCharges: true }),
    }),
    [],
  ],
  [
    'declared to charge, and said to charge in disguise',
    useFilingFacts({
      form: aUseFilingForm({ disguisedCharges: true }),
      app: aRegisteredApp({ declaredCharges: true }),
    }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aDeclaredChargeIsExplained, facts)).toEqual(fields);
});
