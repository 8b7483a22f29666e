import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { useFilingFacts } from '../../../test/builders/use-filing.ts';
import { anAppIsFiledOnce } from './an-app-is-filed-once.ts';

test.each<[string, Parameters<typeof anAppIsFiledOnce.check>[0], string[]]>([
  ['the first time', useFilingFacts(), []],
  ['again while the first is under way', useFilingFacts({ existing: 'filing' }), ['app.registerId']],
  ['again although it is in use', useFilingFacts({ existing: 'use' }), ['app.registerId']],
  ['a change of what is in use', useFilingFacts({ purpose: 'amendment', existing: 'use' }), []],
  [
    'a change while another is under way',
    useFilingFacts({ purpose: 'amendment', existing: 'filing' }),
    ['app.registerId'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(anAppIsFiledOnce, facts)).toEqual(fields);
});
