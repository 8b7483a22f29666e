import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  anOwnApp,
  aRegisteredApp,
  aRequiredUseForm,
  aUseFilingForm,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { requiredUseContainsNoGames } from './required-use-contains-no-games.ts';

test.each<[string, Parameters<typeof requiredUseContainsNoGames.check>[0], string[]]>([
  ['none', useFilingFacts({ form: aRequiredUseForm() }), []],
  ['the unit says there are', useFilingFacts({ form: aRequiredUseForm({ games: true }) }), ['games']],
  [
    'the provider declared them, whatever the unit says',
    useFilingFacts({ form: aRequiredUseForm(), app: aRegisteredApp({ declaredGames: true }) }),
    ['games'],
  ],
  [
    'said by both, reported once',
    useFilingFacts({ form: aRequiredUseForm({ games: true }), app: aRegisteredApp({ declaredGames: true }) }),
    ['games'],
  ],
  [
    'the provider’s record does not say',
    useFilingFacts({ form: aRequiredUseForm(), app: aRegisteredApp({ declaredGames: null }) }),
    [],
  ],
  [
    'the unit declared them of its own app',
    useFilingFacts({
      form: aRequiredUseForm({
        selfDevelopedSelfUsed: true,
        selfDeveloped: { app: anOwnApp({ games: true }) },
      }),
    }),
    ['games'],
  ],
  [
    'a recommended app',
    useFilingFacts({ form: aUseFilingForm({ games: true }), app: aRegisteredApp({ declaredGames: true }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(requiredUseContainsNoGames, facts)).toEqual(fields);
});
