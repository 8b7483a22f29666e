import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aRegisteredApp,
  aSelfDevelopedForm,
  aUseFilingForm,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended } from './an-app-without-a-completed-filing-is-neither-selected-nor-recommended.ts';

test.each<
  [string, Parameters<typeof anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended.check>[0], string[]]
>([
  ['filed', useFilingFacts(), []],
  ['suspended', useFilingFacts({ app: aRegisteredApp({ status: 'suspended' }) }), ['app.registerId']],
  ['revoked', useFilingFacts({ app: aRegisteredApp({ status: 'revoked' }) }), ['app.registerId']],
  [
    'withdrawn by the provider',
    useFilingFacts({ app: aRegisteredApp({ status: 'withdrawn' }) }),
    ['app.registerId'],
  ],
  [
    'recommended is refused like required',
    useFilingFacts({
      form: aUseFilingForm({ nature: 'recommended' }),
      app: aRegisteredApp({ status: 'revoked' }),
    }),
    ['app.registerId'],
  ],
  ['self-developed, before it is in the register', useFilingFacts({ form: aSelfDevelopedForm() }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended, facts)).toEqual(fields);
});

test.each([
  ['suspended', '暂停'],
  ['revoked', '被撤销'],
  ['withdrawn', '由提供者注销'],
] as const)('%s is told by its own word and its day', (status, word) => {
  const facts = useFilingFacts({ app: aRegisteredApp({ status }) });
  const [found] = findings(anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended, facts);
  expect(found?.message).toContain(`2020-03-02 ${word}`);
});
